// SPDX-License-Identifier: MIT

package testing

import (
	"fmt"
	"internal/bubble"
	"runtime"
	"strings"
	"time"
	"unicode"
)

// A T is a test under way.
type T struct {
	common
	run        *runState
	isParallel bool
}

func init() {
	bubble.Test = func(t, f any) bool { return t.(*T).bubble(f.(func(*T))) }
}

// A runState is shared by all tests of one run.
type runState struct {
	match   *matcher
	slots   chan bool // one for each test that runs in parallel
	anyTest bool
}

// Parallel lets the test run together with others that are parallel, after its parent's function.
func (t *T) Parallel() {
	t.refuseInBubble("Parallel")
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	t.isParallel = true
	t.duration += time.Since(t.start)
	t.parent.mu.Lock()
	t.parent.parallel = append(t.parent.parallel, t)
	t.parent.mu.Unlock()
	t.announce("PAUSE ")
	t.signal <- true
	<-t.parent.barrier
	t.run.slots <- true
	t.announce("CONT  ")
	t.start = time.Now()
}

// Deadline says that there is none.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	t.refuseInBubble("Deadline")
	return time.Time{}, false
}

func (t *T) refuseInBubble(method string) {
	if t.bubbled {
		panic("testing: t." + method + " called inside synctest bubble")
	}
}

// bubble runs f with a T whose context and cleanups belong to the bubble that the goroutine is in;
// what it logs is t's. It reports whether f passed.
func (t *T) bubble(f func(t *T)) bool {
	if t.cleaning {
		panic("testing: synctest.Run called during t.Cleanup")
	}
	inner := newT(&t.common, t.name, t.run)
	inner.level = t.level
	inner.bubbled = true
	go runTest(inner, f)
	if !<-inner.signal {
		runtime.Goexit()
	}
	return !inner.Failed()
}

// Run runs f as a subtest and reports whether it passed, or became parallel.
func (t *T) Run(name string, f func(t *T)) bool {
	t.refuseInBubble("Run")
	t.ran = true
	full, ok := t.run.match.fullName(&t.common, name)
	if !ok {
		return true
	}
	sub := newT(&t.common, full, t.run)
	sub.announce("RUN   ")
	go runTest(sub, f)
	if !<-sub.signal {
		// FailNow was called on the parent from the subtest: it ends too.
		runtime.Goexit()
	}
	return !sub.Failed()
}

func newT(parent *common, name string, run *runState) *T {
	return &T{
		common: common{name: name, parent: parent, level: parent.level + 1, verbose: parent.verbose,
			signal: make(chan bool, 1), barrier: make(chan bool)},
		run: run,
	}
}

// runTest is the test's goroutine.
func runTest(t *T, f func(t *T)) {
	defer t.end()
	defer func() {
		if len(t.parallel) == 0 {
			t.runCleanups()
		}
	}()
	t.start = time.Now()
	f(t)
	t.finished = true
}

// end waits for parallel subtests, reports, and tells the parent.
func (t *T) end() {
	failure := recover()
	t.duration += time.Since(t.start)
	if failure == nil && !t.finished && !t.Failed() {
		failure = "test executed panic(nil) or runtime.Goexit"
	}
	if failure != nil {
		t.Fail()
		t.runCleanups()
		for c := &t.common; c.parent != nil; c = c.parent {
			if c != &t.common {
				if !t.bubbled { // whose clock is another one
					c.duration += time.Since(c.start)
				}
				c.failed = true
			}
			c.report()
		}
		panic(failure)
	}
	if len(t.parallel) > 0 {
		if t.isParallel {
			<-t.run.slots
		}
		close(t.barrier)
		for _, sub := range t.parallel {
			<-sub.signal
		}
		if t.isParallel {
			t.run.slots <- true
		}
		start := time.Now()
		t.runCleanups()
		t.duration += time.Since(start)
	}
	if t.isParallel {
		<-t.run.slots
	}
	t.report()
	t.signal <- true
}

// ---- choosing

// A matcher knows which tests -run chooses, and gives subtests names of their own.
type matcher struct {
	levels []func(string) bool
	used   map[string]int
}

func (m *matcher) fullName(parent *common, sub string) (string, bool) {
	name := sub
	if parent.level > 0 {
		name = m.unique(parent.name, rewrite(sub))
	}
	for i, part := range strings.Split(name, "/") {
		if i < len(m.levels) && !m.levels[i](part) {
			return name, false
		}
	}
	return name, true
}

// unique numbers subtests of one name, and those without one.
func (m *matcher) unique(parent, sub string) string {
	base := parent + "/" + sub
	name := base
	if sub == "" {
		name = fmt.Sprintf("%s#%02d", base, m.used[base])
		m.used[base]++
		return name
	}
	for {
		n := m.used[base]
		m.used[base]++
		if n == 0 && m.used[name] == 1 {
			return name
		}
		name = fmt.Sprintf("%s#%02d", base, n)
		if m.used[name] == 0 {
			m.used[name] = 1
			return name
		}
	}
}

// rewrite makes a subtest's name fit for a line: blanks become underscores.
func rewrite(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !unicode.IsPrint(r):
			q := fmt.Sprintf("%q", r)
			b.WriteString(q[1 : len(q)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
