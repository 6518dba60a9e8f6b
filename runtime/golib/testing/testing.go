// SPDX-License-Identifier: MIT

// Package testing: tests that run in goroutines of their own and report as go test prints them.
//
// A test's log is kept until the test is over and then goes to its parent, each level indented by
// four spaces; with -v it is printed as it comes. Durations are in virtual time.
package testing

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// A TB is what tests and benchmarks have in common.
type TB interface {
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	private()
}

// A common is the state of one test or benchmark.
type common struct {
	mu       sync.Mutex
	name     string
	parent   *common
	level    int
	output   []byte
	verbose  bool
	failed   bool
	skipped  bool
	finished bool
	ran      bool // it has subtests
	cleanups []func()
	cleaning bool // they run now
	bubbled  bool // of synctest.Test: another T of the same name reports
	helpers  map[string]bool
	start    time.Time
	duration time.Duration
	signal   chan bool // to the parent: over, or parallel from now on
	barrier  chan bool // closed when the parent's own function is over
	parallel []*T      // children that wait for it
	ctx      context.Context
	cancel   context.CancelFunc
}

func (c *common) private() {}

// Name is the name of the test and those around it.
func (c *common) Name() string { return c.name }

// Fail marks the test as failed.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failed = true
}

// Failed reports whether the test has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow marks the test as failed and ends it.
func (c *common) FailNow() {
	c.Fail()
	c.finished = true
	runtime.Goexit()
}

// SkipNow ends the test as skipped.
func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// Skipped reports whether the test was skipped.
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Helper makes messages name the caller of this function instead.
func (c *common) Helper() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	pc, _, _, _ := runtime.Caller(1)
	c.helpers[runtime.FuncForPC(pc).Name()] = true
}

// place is the file and line that a message is about.
func (c *common) place() string {
	pcs := make([]uintptr, 50)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs)])
	first, found := runtime.Frame{}, false
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "testing.") {
			break
		}
		if !found {
			first, found = f, true
		}
		if !c.helpers[f.Function] {
			first = f
			break
		}
		if !more {
			break
		}
	}
	if !found {
		return "???:1"
	}
	return fmt.Sprintf("%s:%d", first.File[strings.LastIndexByte(first.File, '/')+1:], first.Line)
}

// log keeps or prints a message with its place; all but its first line are indented further.
func (c *common) log(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	text := "    " + c.place() + ": " + strings.Join(lines, "\n        ") + "\n"
	if c.verbose {
		say(c.name, text)
		return
	}
	if c.bubbled {
		c.parent.mu.Lock()
		defer c.parent.mu.Unlock()
		c.parent.output = append(c.parent.output, text...)
		return
	}
	c.output = append(c.output, text...)
}

// Log writes to the test's log as Println does.
func (c *common) Log(args ...any) { c.log(fmt.Sprintln(args...)) }

// Logf writes to the test's log as Printf does.
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

// Error is Log and Fail.
func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

// Errorf is Logf and Fail.
func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

// Fatal is Log and FailNow.
func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

// Fatalf is Logf and FailNow.
func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

// Skip is Log and SkipNow.
func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

// Skipf is Logf and SkipNow.
func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Cleanup makes f run when the test and its subtests are over, the last one first.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

// runCleanups runs what Cleanup was given, even if one of them ends the goroutine.
func (c *common) runCleanups() {
	c.cleaning = true
	defer func() { c.cleaning = false }()
	if c.cancel != nil {
		c.cancel()
	}
	for len(c.cleanups) > 0 {
		last := len(c.cleanups) - 1
		f := c.cleanups[last]
		c.cleanups = c.cleanups[:last]
		func() {
			defer func() {
				if len(c.cleanups) > 0 {
					c.runCleanups()
				}
			}()
			f()
		}()
	}
}

// Setenv sets a variable of the environment until the test is over.
func (c *common) Setenv(key, value string) {
	old, was := os.LookupEnv(key)
	os.Setenv(key, value)
	c.Cleanup(func() {
		if was {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// TempDir is refused: a simulated program has no files.
func (c *common) TempDir() string {
	c.Fatal("TempDir: the simulation has no file system; keep the data in memory (bytes.Buffer, testing/fstest is not there either)")
	return ""
}

// Context is cancelled when the test is over, before its cleanups run.
func (c *common) Context() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ctx == nil {
		c.ctx, c.cancel = context.WithCancel(context.Background())
	}
	return c.ctx
}

// report hands the result and the log to the parent.
func (c *common) report() {
	if c.bubbled {
		return
	}
	result := "PASS"
	switch {
	case c.failed:
		result = "FAIL"
	case c.skipped:
		result = "SKIP"
	}
	if result != "FAIL" && !c.verbose {
		return
	}
	text := fmt.Sprintf("--- %s: %s (%.2fs)\n", result, c.name, c.duration.Seconds()) + string(c.output)
	c.output = nil
	p := c.parent
	if p.parent == nil {
		if c.verbose {
			lastNamed = c.name
		}
		os.Stdout.WriteString(text)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			p.output = append(p.output, "    "+line...)
		}
	}
}

// lastNamed is the test that the last line of a verbose run was about.
var lastNamed string

// say prints a line of a test in a verbose run, naming the test first if another had the word.
func say(name, text string) {
	if lastNamed != "" && lastNamed != name {
		os.Stdout.WriteString("=== NAME  " + name + "\n")
	}
	lastNamed = name
	os.Stdout.WriteString(text)
}

// announce prints that a test runs, pauses or goes on.
func (c *common) announce(what string) {
	if c.verbose {
		lastNamed = c.name
		os.Stdout.WriteString("=== " + what + c.name + "\n")
	}
}

// Verbose reports whether -v was given.
func Verbose() bool { return options.verbose }

// Short reports whether -short was given.
func Short() bool { return options.short }

// Testing reports whether the program is a test.
func Testing() bool { return options.testing }

// CoverMode is empty: the simulation does not measure coverage.
func CoverMode() string { return "" }
