// What a program can ask of the runtime.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

type T struct{ x int }

func (t *T) where() string {
	_, file, line, ok := runtime.Caller(0)
	return fmt.Sprint(file[strings.LastIndexByte(file, '/')+1:], " ", line > 10, " ", ok)
}

func names(skip int) {
	pcs := make([]uintptr, 10)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(skip, pcs)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			fmt.Print(f.Function, " ")
		}
		if !more {
			break
		}
	}
	fmt.Println()
}

type noStringer interface{ Missing() }

func main() {
	fmt.Println(runtime.NumGoroutine(), runtime.GOOS, runtime.GOARCH, runtime.Compiler, runtime.NumCPU() > 0, strings.HasPrefix(runtime.Version(), "go1."))
	old := runtime.GOMAXPROCS(1)
	fmt.Println(old >= 1, runtime.GOMAXPROCS(0))
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("deferred before the goroutine ends")
		func() { runtime.Goexit() }()
		fmt.Println("not reached")
	}()
	<-done
	for i := 0; i < 3; i++ {
		go func() { <-make(chan int) }()
	}
	fmt.Println(runtime.NumGoroutine())
	for i := 0; i < 2; i++ {
		go func() { fmt.Println("other") }()
		runtime.Gosched()
		fmt.Println("main again")
	}
	fmt.Println((&T{}).where())
	names(1)
	func() { names(0) }()
	pc, _, _, _ := runtime.Caller(0)
	f := runtime.FuncForPC(pc)
	fmt.Println(f.Name(), f.Entry() <= pc, runtime.FuncForPC(0) == nil)
	_, _, _, ok := runtime.Caller(100)
	fmt.Println(ok)
	buf := make([]byte, 10000)
	text := string(buf[:runtime.Stack(buf, false)])
	fmt.Println(strings.HasPrefix(text, "goroutine 1 [running]:\nmain.main()"), strings.Contains(string(debug.Stack()), "main.main"))
	all := string(buf[:runtime.Stack(buf, true)])
	fmt.Println(strings.Count(all, "[chan receive]"))
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	fmt.Println(m.HeapAlloc > 0, m.NumGC > 0, m.StackInuse > 0, m.Mallocs >= m.Frees)
	runtime.KeepAlive(f)
	runtime.LockOSThread()
	runtime.UnlockOSThread()

	var nilMap map[string]int
	var nilT *T
	var e any = "str"
	var arr []int
	zero := 0
	for _, f := range []func(){
		func() { _ = arr[5] },
		func() { _ = arr[zero:zero+3] },
		func() { _ = "abc"[zero+3] },
		func() { _ = []int{1, 2}[zero+1 : zero] },
		func() { _ = 1 / zero },
		func() { nilMap["x"] = 1 },
		func() { _ = nilT.x },
		func() { _ = e.(int) },
		func() { _ = e.(noStringer) },
		func() { var x any; _ = x.(string) },
		func() { var x error; _ = x.(*os.PathError) },
		func() { var x any = errors.New("e"); _ = x.(fmt.Stringer) },
		func() { _ = make([]int, zero-1) },
		func() { close((chan int)(nil)) },
		func() { c := make(chan int); close(c); close(c) },
		func() { c := make(chan int); close(c); c <- 1 },
		func() { var f func(); f() },
		func() { x, y := any([]int{1}), any([]int{1}); _ = x == y },
		func() { _ = map[any]int{[]int{}: 1} },
	} {
		func() {
			defer func() {
				r := recover()
				_, isRuntime := r.(runtime.Error)
				_, isAssertion := r.(*runtime.TypeAssertionError)
				fmt.Println(r, isRuntime, isAssertion)
			}()
			f()
		}()
	}
}

