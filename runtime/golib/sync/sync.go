// SPDX-License-Identifier: MIT

// Package sync: locks and other ways to wait. The types have the real ones'
// sizes; what lies in their fields is the scheduler's business
// (runtime/machine implements the methods without bodies). A zero value is
// ready for use.
package sync

import "sync/atomic"

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex lets one goroutine in at a time.
type Mutex struct {
	state int32
	sema  uint32
}

// Lock waits until the mutex is free and takes it.
func (m *Mutex) Lock()

// TryLock takes the mutex if it is free now.
func (m *Mutex) TryLock() bool

// Unlock frees the mutex.
func (m *Mutex) Unlock()

// An RWMutex lets in many readers or one writer.
type RWMutex struct {
	w           Mutex
	writerSem   uint32
	readerSem   uint32
	readerCount int32
	readerWait  int32
}

// Lock waits for all others to leave, and enters as the writer.
func (rw *RWMutex) Lock()

// TryLock enters as the writer if that is possible now.
func (rw *RWMutex) TryLock() bool

// Unlock leaves as the writer.
func (rw *RWMutex) Unlock()

// RLock enters as a reader; waiting writers go first.
func (rw *RWMutex) RLock()

// TryRLock enters as a reader if that is possible now.
func (rw *RWMutex) TryRLock() bool

// RUnlock leaves as a reader.
func (rw *RWMutex) RUnlock()

type rlocker struct {
	rw *RWMutex
}

func (r rlocker) Lock()   { r.rw.RLock() }
func (r rlocker) Unlock() { r.rw.RUnlock() }

// RLocker gives the reader's side as a Locker.
func (rw *RWMutex) RLocker() Locker { return rlocker{rw} }

// A WaitGroup waits for a number of goroutines to finish.
type WaitGroup struct {
	state uint64
	sema  uint32
	_     uint32
}

// Add changes the counter by delta; at 0 all waiters go on, below it panics.
func (wg *WaitGroup) Add(delta int)

// Done takes one from the counter.
func (wg *WaitGroup) Done()

// Wait waits until the counter is 0.
func (wg *WaitGroup) Wait()

// Go runs f in a goroutine that the group waits for.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}

// A Cond is a place to wait for an announcement.
type Cond struct {
	L      Locker // L is held while the condition is examined or changed.
	notify [5]uint64
}

// NewCond returns a Cond with the locker l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// enqueue joins the queue of waiters and returns a ticket.
func (c *Cond) enqueue() uint32

// park waits until the ticket was signalled; at once if it already was.
func (c *Cond) park(ticket uint32)

// Wait unlocks c.L, waits for an announcement, and locks c.L again.
func (c *Cond) Wait() {
	ticket := c.enqueue()
	c.L.Unlock()
	c.park(ticket)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited longest.
func (c *Cond) Signal()

// Broadcast wakes all waiters.
func (c *Cond) Broadcast()

// A Once runs one function, once.
type Once struct {
	done uint32
	m    Mutex
}

// note tells the views of a call of Do; first: this call runs the function.
func (o *Once) note(first bool)

// Do runs f on the first call; every call returns after f has.
func (o *Once) Do(f func()) {
	if atomic.LoadUint32(&o.done) == 0 {
		o.slow(f)
		return
	}
	o.note(false)
}

func (o *Once) slow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done == 0 {
		o.note(true)
		defer atomic.StoreUint32(&o.done, 1)
		f()
		return
	}
	o.note(false)
}
