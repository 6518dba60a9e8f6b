// SPDX-License-Identifier: MIT

package testing

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
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
	run, bench, pkg         string
	count                   int
}

// An M is a whole run; TestMain gets it.
type M struct {
	tests   []InternalTest
	benches []InternalBenchmark
	code    int

	benchFailed bool
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
		case "-pkg":
			options.pkg = value
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
	if !passed || m.benchFailed {
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
