// SPDX-License-Identifier: MIT

package testing

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// An InternalTest is a test function with its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// An InternalBenchmark is a benchmark function with its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// options are what the command line asks for: stave test passes it on.
var options struct {
	testing, verbose, short bool
	run, bench              string
	count                   int
}

// An M is a whole run; TestMain gets it.
type M struct {
	tests   []InternalTest
	benches []InternalBenchmark
	code    int
}

// Begin reads the command line; the main function that stave test makes calls it.
func Begin(tests []InternalTest, benches []InternalBenchmark) *M {
	options.testing = true
	options.count = 1
	for _, arg := range os.Args[1:] {
		name, value, _ := strings.Cut(arg, "=")
		switch name {
		case "-v":
			options.verbose = true
		case "-short":
			options.short = true
		case "-run":
			options.run = value
		case "-bench":
			options.bench = value
		case "-count":
			options.count, _ = strconv.Atoi(value)
		}
	}
	return &M{tests: tests, benches: benches}
}

// Code is what Run returned.
func (m *M) Code() int { return m.code }

// Run runs the tests and returns the code to exit with.
func (m *M) Run() int {
	match, err := newMatcher(options.run)
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp for -test.run: %v\n", err)
		m.code = 1
		return 1
	}
	ran, passed := false, true
	for i := 0; i < options.count; i++ {
		state := &runState{match: match, slots: make(chan bool, runtime.GOMAXPROCS(0))}
		match.used = map[string]int{}
		root := &T{common: common{verbose: options.verbose, signal: make(chan bool, 1), barrier: make(chan bool)}, run: state}
		for _, test := range m.tests {
			if _, ok := match.fullName(&root.common, test.Name); ok {
				ran = true
				root.Run(test.Name, test.F)
			}
		}
		close(root.barrier)
		for _, sub := range root.parallel {
			<-sub.signal
		}
		passed = passed && !root.failed
	}
	if options.bench != "" {
		ran = m.runBenches() || ran
	}
	if !ran && options.bench == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if !passed {
		fmt.Println("FAIL")
		m.code = 1
		return 1
	}
	fmt.Println("PASS")
	return 0
}

func newMatcher(pattern string) (*matcher, error) {
	m := &matcher{}
	if pattern == "" {
		return m, nil
	}
	for _, part := range strings.Split(pattern, "/") {
		re, err := regexp.Compile(part)
		if err != nil {
			return nil, err
		}
		m.levels = append(m.levels, re.MatchString)
	}
	return m, nil
}

// ---- benchmarks

// A B is a benchmark under way. It runs N times by virtual time.
type B struct {
	common
	N       int
	elapsed time.Duration
	began   time.Time
	timing  bool
	bytes   int64
	loops   int
}

const benchTime = 10 * time.Millisecond

// StartTimer goes on counting time.
func (b *B) StartTimer() {
	if !b.timing {
		b.began = time.Now()
		b.timing = true
	}
}

// StopTimer stops counting time.
func (b *B) StopTimer() {
	if b.timing {
		b.elapsed += time.Since(b.began)
		b.timing = false
	}
}

// ResetTimer begins to count anew.
func (b *B) ResetTimer() {
	b.elapsed = 0
	b.began = time.Now()
}

// Elapsed is the time counted so far.
func (b *B) Elapsed() time.Duration {
	if b.timing {
		return b.elapsed + time.Since(b.began)
	}
	return b.elapsed
}

// ReportAllocs changes nothing: allocations are not counted.
func (b *B) ReportAllocs() {}

// SetBytes says how many bytes one run works on.
func (b *B) SetBytes(n int64) { b.bytes = n }

// Loop reports whether the benchmark is to run once more.
func (b *B) Loop() bool {
	if b.loops == 0 {
		b.ResetTimer()
	}
	if b.loops > 0 && b.Elapsed() >= benchTime {
		b.StopTimer()
		b.N = b.loops
		return false
	}
	b.loops++
	return true
}

// Run runs f as a benchmark of its own.
func (b *B) Run(name string, f func(b *B)) bool {
	return runBench(b.name+"/"+rewrite(name), f, b.verbose)
}

func (m *M) runBenches() (any bool) {
	re, err := regexp.Compile(options.bench)
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp for -test.bench: %v\n", err)
		return false
	}
	for _, bench := range m.benches {
		if re.MatchString(bench.Name) {
			runBench(bench.Name, bench.F, options.verbose)
			any = true
		}
	}
	return any
}

// runBench runs f with growing N until it takes long enough, in virtual time.
func runBench(name string, f func(b *B), verbose bool) bool {
	n := 1
	for {
		b := &B{common: common{name: name, parent: &common{}, verbose: verbose}, N: n}
		done := make(chan bool)
		go func() {
			defer close(done)
			b.StartTimer()
			f(b)
			b.StopTimer()
		}()
		<-done
		if b.failed {
			fmt.Printf("--- FAIL: %s\n%s", name, b.output)
			return false
		}
		if b.loops > 0 || b.elapsed >= benchTime || n >= 1000000 {
			per := float64(b.elapsed.Nanoseconds()) / float64(b.N)
			fmt.Printf("%s\t%8d\t%10.4g ns/op\n", name, b.N, per)
			return true
		}
		n *= 10
	}
}
