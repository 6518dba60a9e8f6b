// SPDX-License-Identifier: MIT

package testing

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"sort"
	"strings"
	"time"
)

// A B is a benchmark under way. Its times are virtual ones.
type B struct {
	common
	N         int
	elapsed   time.Duration
	began     time.Time
	timing    bool
	bytes     int64
	loops     int // calls of Loop that said yes
	limit     int // of the present round of Loop
	subs      bool
	showAlloc bool
	mallocs   uint64 // of the time counted so far
	alloc     uint64
	beganAt   runtime.MemStats
	extra     map[string]float64
}

// benchTime is how long a benchmark runs at least: virtual time is exact, so little is enough.
const (
	benchTime = 10 * time.Millisecond
	maxRuns   = 1000000000
)

// StartTimer goes on counting time.
func (b *B) StartTimer() {
	if !b.timing {
		runtime.ReadMemStats(&b.beganAt)
		b.began = time.Now()
		b.timing = true
	}
}

// StopTimer stops counting time.
func (b *B) StopTimer() {
	if b.timing {
		b.elapsed += time.Since(b.began)
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		b.mallocs += now.Mallocs - b.beganAt.Mallocs
		b.alloc += now.TotalAlloc - b.beganAt.TotalAlloc
		b.timing = false
	}
}

// ResetTimer begins to count anew.
func (b *B) ResetTimer() {
	b.extra = nil
	if b.timing {
		runtime.ReadMemStats(&b.beganAt)
		b.began = time.Now()
	}
	b.elapsed, b.mallocs, b.alloc = 0, 0, 0
}

// Elapsed is the time counted so far.
func (b *B) Elapsed() time.Duration {
	if b.timing {
		return b.elapsed + time.Since(b.began)
	}
	return b.elapsed
}

// ReportAllocs has the result tell of allocations.
func (b *B) ReportAllocs() { b.showAlloc = true }

// SetBytes says how many bytes one run works on.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportMetric adds a number of its own to the result; the unit ns/op replaces the time.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsAny(unit, " \t\n\r") {
		panic("metric unit must not contain whitespace")
	}
	if b.extra == nil {
		b.extra = map[string]float64{}
	}
	b.extra[unit] = n
}

// Loop reports whether the benchmark is to run once more. The first call resets the timer, the last
// one stops it.
func (b *B) Loop() bool {
	if b.loops == 0 {
		b.ResetTimer()
		b.limit = 1
	}
	if b.loops == b.limit {
		if b.Elapsed() >= benchTime || b.limit >= maxRuns {
			b.StopTimer()
			b.N = b.loops
			return false
		}
		b.limit = next(b.limit, b.Elapsed())
	}
	b.loops++
	return true
}

// next is how many runs will last long enough, from the last number and how long that took.
func next(last int, took time.Duration) int {
	took = max(took, 1)
	n := int64(benchTime) * int64(last) / int64(took)
	n += n / 5
	n = min(n, 100*int64(last))
	return int(min(max(n, int64(last)+1), maxRuns))
}

// Run runs f as a benchmark of its own.
func (b *B) Run(name string, f func(b *B)) bool {
	b.subs = true
	return benchRun.bench(&b.common, b.name+"/"+rewrite(name), f)
}

// benchRun is the state of all benchmarks.
var benchRun benches

type benches struct {
	levels  []*regexp.Regexp
	width   int
	labeled bool
}

func (m *M) runBenches() (any bool) {
	for _, part := range strings.Split(options.bench, "/") {
		re, err := regexp.Compile(part)
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: invalid regexp for -test.bench: %v\n", err)
			return false
		}
		benchRun.levels = append(benchRun.levels, re)
	}
	for _, bench := range m.benches {
		if benchRun.matches(bench.Name) {
			benchRun.width = max(benchRun.width, len(fullName(bench.Name)))
		}
	}
	passed := true
	root := &common{verbose: options.verbose}
	for _, bench := range m.benches {
		if benchRun.matches(bench.Name) {
			passed = benchRun.bench(root, bench.Name, bench.F) && passed
			any = true
		}
	}
	m.benchFailed = !passed
	return any
}

func (r *benches) matches(name string) bool {
	for i, part := range strings.Split(name, "/") {
		if i < len(r.levels) && !r.levels[i].MatchString(part) {
			return false
		}
	}
	return true
}

// fullName tells of the processors too, if there are several.
func fullName(name string) string {
	if n := runtime.GOMAXPROCS(0); n != 1 {
		return fmt.Sprintf("%s-%d", name, n)
	}
	return name
}

// bench runs f once, then often enough, and prints the result.
func (r *benches) bench(parent *common, name string, f func(b *B)) bool {
	if !r.matches(name) {
		return true
	}
	if !r.labeled {
		r.labeled = true
		fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
		if options.pkg != "" {
			fmt.Printf("pkg: %s\n", options.pkg)
		}
	}
	if options.verbose {
		lastNamed = name
		fmt.Println(name)
	}
	for n := 1; ; {
		b := &B{common: common{name: name, parent: parent, verbose: options.verbose}, N: n}
		done := make(chan bool)
		go func() {
			defer close(done)
			defer b.runCleanups()
			b.StartTimer()
			f(b)
			b.StopTimer()
			b.finished = true
		}()
		<-done
		switch {
		case b.failed:
			fmt.Printf("--- FAIL: %s\n%s", fullName(name), b.output)
			return false
		case b.skipped:
			if options.verbose {
				fmt.Printf("--- SKIP: %s\n%s", fullName(name), b.output)
			}
			return true
		case b.subs:
			return true
		case b.loops == 0 && b.elapsed < benchTime && n < maxRuns:
			n = next(n, b.elapsed)
			continue
		}
		fmt.Printf("%-*s \t%s\n", r.width, fullName(name), b.result())
		if len(b.output) > 0 {
			fmt.Printf("--- BENCH: %s\n%s", fullName(name), b.output)
		}
		return true
	}
}

// result is the line of numbers.
func (b *B) result() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%8d", b.N)
	runs := float64(b.N)
	perRun, own := b.extra["ns/op"]
	if !own {
		perRun = float64(b.elapsed.Nanoseconds()) / runs
	}
	if perRun != 0 {
		out.WriteString("\t" + number(perRun, "ns/op"))
	}
	if b.bytes > 0 && b.elapsed > 0 {
		fmt.Fprintf(&out, "\t%7.2f MB/s", float64(b.bytes)*runs/1e6/b.elapsed.Seconds())
	}
	units := make([]string, 0, len(b.extra))
	for unit := range b.extra {
		if unit != "ns/op" && unit != "B/op" && unit != "allocs/op" {
			units = append(units, unit)
		}
	}
	sort.Strings(units)
	for _, unit := range units {
		out.WriteString("\t" + number(b.extra[unit], unit))
	}
	if b.showAlloc {
		fmt.Fprintf(&out, "\t%8d B/op\t%8d allocs/op", b.alloc/uint64(b.N), b.mallocs/uint64(b.N))
	}
	return out.String()
}

// number has about four digits that count, in columns that end with the whole ones.
func number(x float64, unit string) string {
	size, width, digits := x, 10, 0
	if size < 0 {
		size = -size
	}
	if size != 0 {
		for edge := 999.95; size < edge && digits < 7; edge /= 10 {
			width++
			digits++
		}
	}
	if digits > 0 {
		width++
	}
	return fmt.Sprintf("%*.*f %s", width, digits, x, unit)
}
