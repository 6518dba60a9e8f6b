// SPDX-License-Identifier: MIT

package runtime

const (
	GOOS     = "linux" // GOOS is the simulated operating system.
	GOARCH   = "amd64" // GOARCH is the simulated architecture.
	Compiler = "gc"    // Compiler is the compiler whose layout is simulated.
)

// MemProfileRate exists for programs that set it; the machine samples nothing.
var MemProfileRate = 512 * 1024

// Gosched lets other goroutines run and goes on later.
func Gosched()

// Goexit ends the calling goroutine after running its deferred calls.
func Goexit()

// NumGoroutine counts the goroutines that have not ended.
func NumGoroutine() int

// GC runs a collection.
func GC()

// GOMAXPROCS sets the number of processors if n > 0 and returns the old one.
func GOMAXPROCS(n int) int

// NumCPU is the number of processors at the start of the run.
func NumCPU() int

// callers stores the call sites of the goroutine's frames, innermost first,
// leaving out `skip` of them; skip 0 begins with the caller of callers.
// Wrappers are left out. A pc is the number of an instruction plus one.
func callers(skip int, pcs []uintptr) int

// place describes the function and source line of a pc of callers.
func place(pc uintptr) (function, file string, line int, entry uintptr)

// stack is the text of a goroutine dump: of the caller, or of all.
func stack(all bool) string

// memory gives the numbers behind MemStats.
func memory() (heapBytes, totalBytes, stackBytes, mallocs, frees, collections uint64)

// pauses copies what the last collections took, and returns what all of them took together.
func pauses(into *[256]uint64) (total uint64)

// Version names the language version.
func Version() string { return "go1.23" }

// GOROOT is empty: there is no installation.
func GOROOT() string { return "" }

// NumCgoCall is 0.
func NumCgoCall() int64 { return 0 }

// KeepAlive marks x as reachable up to the call.
func KeepAlive(x any) {}

// LockOSThread is told in goroutine traces; simulated goroutines need no thread of their own.
func LockOSThread()

// UnlockOSThread undoes one LockOSThread.
func UnlockOSThread()

// setFinalizer keeps a finalizer for an object; run calls those that are ready.
func setFinalizer(obj, finalizer any, run func())

// callFinalizer calls the next finalizer that is ready, if there is one.
func callFinalizer() bool

func runFinalizers() {
	for callFinalizer() {
	}
}

// SetFinalizer has finalizer(obj) called, in a goroutine of its own, some time
// after a collection finds that nothing refers to obj any more; nil takes it back.
func SetFinalizer(obj, finalizer any) { setFinalizer(obj, finalizer, runFinalizers) }

// SetBlockProfileRate has no effect: the trace holds every block.
func SetBlockProfileRate(rate int) {}

// SetMutexProfileFraction has no effect and returns 0.
func SetMutexProfileFraction(rate int) int { return 0 }

// Stack writes a goroutine dump to buf and returns its length, cut to fit.
func Stack(buf []byte, all bool) int {
	text := stack(all)
	// The first goroutine is the caller; its first frame, two lines, is this function's.
	head := lines(text, 1)
	n := copy(buf, text[:head])
	return n + copy(buf[n:], text[lines(text, 3):])
}

// lines is the length of the first n lines of a text.
func lines(text string, n int) int {
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// Callers stores the return places of the calling frames in pc; skip 0 is Callers itself.
func Callers(skip int, pc []uintptr) int { return callers(skip, pc) }

// Caller names the source place of a calling frame; skip 0 is Caller's caller.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var one [1]uintptr
	if callers(skip+1, one[:]) < 1 {
		return 0, "", 0, false
	}
	_, file, line, _ = place(one[0])
	return one[0], file, line, true
}

// A Func is a function of the running program.
type Func struct {
	name  string
	entry uintptr
}

// FuncForPC finds the function that holds a pc, or nil.
func FuncForPC(pc uintptr) *Func {
	name, _, _, entry := place(pc)
	if name == "" {
		return nil
	}
	return &Func{name, entry}
}

// Name is the function's full name.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry is the function's first pc.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine is the source place of a pc in the function.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = place(pc)
	return file, line
}

// A Frame is one function on a stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames hands out the frames of a list of pcs.
type Frames struct {
	pcs []uintptr
}

// CallersFrames prepares the list that Callers gave.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next frame and whether there are more after it.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return Frame{}, false
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	name, file, line, entry := place(pc)
	return Frame{pc, &Func{name, entry}, name, file, line, entry}, len(f.pcs) > 0
}

// A MemStats holds numbers about memory; those the machine does not have are 0.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs         uint64
	PauseNs, PauseEnd                                                  [256]uint64
	NumGC, NumForcedGC                                                 uint32
	GCCPUFraction                                                      float64
	EnableGC, DebugGC                                                  bool
}

// ReadMemStats fills in the numbers of this moment.
func ReadMemStats(m *MemStats) {
	heap, total, stacks, mallocs, frees, collections := memory()
	*m = MemStats{}
	m.Alloc, m.HeapAlloc, m.HeapInuse, m.HeapSys = heap, heap, heap, heap
	m.TotalAlloc = total
	m.StackInuse, m.StackSys = stacks, stacks
	m.Sys = heap + stacks
	m.Mallocs, m.Frees, m.HeapObjects = mallocs, frees, mallocs-frees
	m.NumGC = uint32(collections)
	m.PauseTotalNs = pauses(&m.PauseNs)
	m.EnableGC = true
}

// A Pinner keeps objects where they are; simulated ones never move.
type Pinner struct {
	pinned []any
}

// Pin keeps the object that p points to.
func (p *Pinner) Pin(pointer any) { p.pinned = append(p.pinned, pointer) }

// Unpin lets all pinned objects go.
func (p *Pinner) Unpin() { p.pinned = nil }

// SetCPUProfileRate has no effect: “stave run --profile cpu” writes the profile.
func SetCPUProfileRate(hz int) {}
