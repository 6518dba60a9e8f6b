// SPDX-License-Identifier: MIT

package time

// A runtimeTimer is what the scheduler knows of a timer. When virtual time
// reaches `when`, it sends the time on c, if there is room, or else starts a
// goroutine that runs f; then, if period is not 0, it adds that to when. The
// value sent has word 0 and 1 of the virtual time (see Time) and word 2 from
// loc. As since Go 1.23, stopping or resetting a timer takes back a value that
// was sent but not received: such a timer counts as pending.
type runtimeTimer struct {
	when   int64 // ns since the run's start
	period int64 // ns, or 0
	c      chan Time
	f      func()
	loc    *Location
	state  [3]uint64 // the scheduler's own
}

// startTimer begins to wait for t.when.
func startTimer(t *runtimeTimer)

// stopTimer reports whether the timer was pending.
func stopTimer(t *runtimeTimer) bool

// resetTimer starts t again, due at when; it reports whether the timer was pending.
func resetTimer(t *runtimeTimer, when, period int64) bool

// Sleep waits for d.
func Sleep(d Duration)

// due is the virtual time after d.
func due(d Duration) int64 {
	if d < 0 {
		d = 0
	}
	if n, _ := now(); n+int64(d) >= 0 {
		return n + int64(d)
	}
	return 1<<63 - 1
}

// A Timer is one event in the future.
type Timer struct {
	C <-chan Time // C delivers the time at which it fired.
	r runtimeTimer
}

// NewTimer sends on its channel after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, r: runtimeTimer{when: due(d), c: c, loc: Local}}
	startTimer(&t.r)
	return t
}

// AfterFunc runs f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: runtimeTimer{when: due(d), f: f}}
	startTimer(&t.r)
	return t
}

// After is the channel of a new timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop keeps the timer from firing; false if it has fired or was stopped before.
func (t *Timer) Stop() bool {
	if t.r.c == nil && t.r.f == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(&t.r)
}

// Reset makes the timer fire after d; false if it has fired or was stopped before.
func (t *Timer) Reset(d Duration) bool {
	if t.r.c == nil && t.r.f == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(&t.r, due(d), 0)
}

// A Ticker is an event that repeats.
type Ticker struct {
	C <-chan Time // C delivers the times of ticks; a slow receiver misses some.
	r runtimeTimer
}

// NewTicker sends on its channel every d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, r: runtimeTimer{when: due(d), period: int64(d), c: c, loc: Local}}
	startTimer(&t.r)
	return t
}

// Tick is the channel of a new ticker, nil if d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// Stop ends the ticks; the channel stays open.
func (t *Ticker) Stop() {
	if t.r.c != nil {
		stopTimer(&t.r)
	}
}

// Reset makes the ticker tick every d from now on.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.c == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(&t.r, due(d), int64(d))
}
