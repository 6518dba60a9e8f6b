// SPDX-License-Identifier: MIT

// Package context: deadlines, cancellation and values along a tree of calls.
//
// A context that can be cancelled knows its nearest such ancestor and is in
// that one's set of children; cancelling closes its own channel, then does the
// same to each child. Only below a foreign implementation of Context, which
// has no such set, a goroutine watches. The note functions tell the views who
// derives from whom; they change nothing.
package context

import (
	"errors"
	"internal/rtype"
	"sync"
	"time"
)

// A Context carries a deadline, a cancellation and values.
type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

// A CancelFunc cancels a context; later calls do nothing.
type CancelFunc func()

// A CancelCauseFunc cancels a context and says why.
type CancelCauseFunc func(cause error)

// Canceled is the error of a cancelled context.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// What made a context, for noteContext.
const (
	kindCancel = iota
	kindDeadline
	kindTimeout
	kindValue
	kindWithoutCancel
	kindAfterFunc
)

// noteContext says that child, a pointer or struct, derives from parent; the
// deadline is in ns since the run's start, -1 if there is none.
func noteContext(child, parent any, kind int, deadline int64, key, value any)

// noteDone says that done is the channel of ctx.
func noteDone(ctx any, done chan struct{})

// noteCancel says that ctx is done now.
func noteCancel(ctx any)

// sinceStart is t in ns since the run's start.
func sinceStart(t time.Time) int64 { return t.Sub(start).Nanoseconds() }

var start = time.Unix(1257894000, 0)

type emptyCtx struct{}

func (emptyCtx) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (emptyCtx) Done() <-chan struct{}                   { return nil }
func (emptyCtx) Err() error                              { return nil }
func (emptyCtx) Value(key any) any                       { return nil }

type backgroundCtx struct{ emptyCtx }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ emptyCtx }

func (todoCtx) String() string { return "context.TODO" }

// Background is the root of contexts.
func Background() Context { return backgroundCtx{} }

// TODO is a root for places that ought to have been given a context.
func TODO() Context { return todoCtx{} }

type stringer interface{ String() string }

func nameOf(v any) string {
	if s, ok := v.(stringer); ok {
		return s.String()
	}
	return rtype.NameOf(rtype.Of(v))
}

// selfKey asks a context for its nearest ancestor, or itself, that has children.
type selfKey struct{}

// A canceler is a context that its parent cancels.
type canceler interface {
	cancel(detach bool, err, cause error)
}

// A cancelCtx can be cancelled.
type cancelCtx struct {
	Context // the parent

	self     any // the context this is part of, for the views
	mu       sync.Mutex
	done     chan struct{}         // made by the first Done
	children map[canceler]struct{} // nil before the first child and after the cancellation
	err      error                 // not nil once cancelled
	cause    error
	detach   func() // takes it out of the parent's children, or nil
}

func (c *cancelCtx) Value(key any) any {
	if key == (selfKey{}) {
		return c
	}
	return c.Context.Value(key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		c.done = make(chan struct{})
		noteDone(c.self, c.done)
	}
	return c.done
}

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *cancelCtx) String() string { return nameOf(c.Context) + ".WithCancel" }

// attach makes child follow the parent; c is the cancelCtx in it.
func (c *cancelCtx) attach(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return // never cancelled
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p, ok := parent.Value(selfKey{}).(*cancelCtx); ok && p.sameDone(done) {
		p.mu.Lock()
		if p.err != nil {
			p.mu.Unlock()
			child.cancel(false, p.err, p.cause)
			return
		}
		if p.children == nil {
			p.children = make(map[canceler]struct{})
		}
		p.children[child] = struct{}{}
		p.mu.Unlock()
		c.detach = func() {
			p.mu.Lock()
			delete(p.children, child)
			p.mu.Unlock()
		}
		return
	}
	if p, ok := parent.(interface{ AfterFunc(func()) func() bool }); ok {
		stop := p.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.detach = func() { stop() }
		return
	}
	go func() {
		select {
		case <-parent.Done():
			child.cancel(false, parent.Err(), Cause(parent))
		case <-c.Done():
		}
	}()
}

// sameDone reports whether done is this context's own channel, not one that a foreign context
// put over it.
func (c *cancelCtx) sameDone(done <-chan struct{}) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.done != nil && done == c.done
}

func (c *cancelCtx) cancel(detach bool, err, cause error) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err, c.cause = err, cause
	noteCancel(c.self)
	if c.done == nil {
		c.done = make(chan struct{})
		noteDone(c.self, c.done)
	}
	close(c.done)
	for child := range c.children {
		child.cancel(false, err, cause)
	}
	c.children = nil
	c.mu.Unlock()
	if detach && c.detach != nil {
		c.detach()
	}
}

func checkParent(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

func newCancel(parent Context) *cancelCtx {
	checkParent(parent)
	c := &cancelCtx{}
	c.self = c
	noteContext(c, parent, kindCancel, -1, nil, nil)
	c.attach(parent, c)
	return c
}

// WithCancel derives a context that the returned function cancels.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancel(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a cause.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancel(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

// Cause says why c is done: what it was cancelled with, or its error.
func Cause(c Context) error {
	if p, ok := c.Value(selfKey{}).(*cancelCtx); ok {
		p.mu.Lock()
		cause := p.cause
		p.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return c.Err()
}

// A timerCtx is cancelled when its deadline passes.
type timerCtx struct {
	cancelCtx
	deadline time.Time
	timer    *time.Timer // guarded by mu
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return nameOf(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" +
		time.Until(c.deadline).String() + "])"
}

func (c *timerCtx) cancel(detach bool, err, cause error) {
	c.cancelCtx.cancel(detach, err, cause)
	c.mu.Lock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	c.mu.Unlock()
}

func withDeadline(parent Context, d time.Time, cause error, kind int) (Context, CancelFunc) {
	checkParent(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.self = c
	noteContext(c, parent, kind, sinceStart(d), nil, nil)
	c.attach(parent, c)
	left := time.Until(d)
	if left <= 0 {
		c.cancel(true, DeadlineExceeded, cause)
		return c, func() { c.cancel(false, Canceled, nil) }
	}
	c.mu.Lock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(true, DeadlineExceeded, cause) })
	}
	c.mu.Unlock()
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithDeadline derives a context that is cancelled at d at the latest.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return withDeadline(parent, d, nil, kindDeadline)
}

// WithDeadlineCause is WithDeadline with a cause for the deadline.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	return withDeadline(parent, d, cause, kindDeadline)
}

// WithTimeout derives a context that is cancelled after the timeout at the latest.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return withDeadline(parent, time.Now().Add(timeout), nil, kindTimeout)
}

// WithTimeoutCause is WithTimeout with a cause for the timeout.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return withDeadline(parent, time.Now().Add(timeout), cause, kindTimeout)
}

// An afterFuncCtx runs f when its parent is done.
type afterFuncCtx struct {
	cancelCtx
	once sync.Once
	f    func()
}

func (a *afterFuncCtx) cancel(detach bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if detach && a.detach != nil {
		a.detach()
	}
	a.once.Do(func() { go a.f() })
}

// AfterFunc runs f in a goroutine when ctx is done; stop reports whether it kept f from running.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.self = a
	noteContext(a, ctx, kindAfterFunc, -1, nil, nil)
	a.attach(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

type withoutCancelCtx struct {
	parent Context
}

// WithoutCancel derives a context that has parent's values only.
func WithoutCancel(parent Context) Context {
	checkParent(parent)
	c := withoutCancelCtx{parent}
	noteContext(c, parent, kindWithoutCancel, -1, nil, nil)
	return c
}

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (c withoutCancelCtx) String() string                        { return nameOf(c.parent) + ".WithoutCancel" }

func (c withoutCancelCtx) Value(key any) any {
	if key == (selfKey{}) {
		return nil
	}
	return c.parent.Value(key)
}

type valueCtx struct {
	Context
	key, val any
}

// WithValue derives a context in which key has the value val.
func WithValue(parent Context, key, val any) Context {
	checkParent(parent)
	if key == nil {
		panic("nil key")
	}
	if !rtype.Comparable(rtype.Of(key)) {
		panic("key is not comparable")
	}
	c := &valueCtx{parent, key, val}
	noteContext(c, parent, kindValue, -1, key, val)
	return c
}

func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return c.Context.Value(key)
}

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(" + textOf(c.key) + ", " + textOf(c.val) + ")"
}

func textOf(v any) string {
	switch x := v.(type) {
	case stringer:
		return x.String()
	case string:
		return x
	case nil:
		return "<nil>"
	}
	return rtype.NameOf(rtype.Of(v))
}
