package main

import (
	"fmt"
	"sync"
	"time"
)

// A breaker has three states:
//
//	closed   all calls go through; after 3 minutes in a row over 15 %: open
//	open     none goes through; after 2 minutes: half open
//	halfOpen one goes through, as a trial: if it works, closed; if it times out, open
const (
	closed = iota
	open
	halfOpen
)

type breaker struct {
	mu              sync.Mutex
	state           int
	calls, timeouts int // through the channel, in this minute
	row             int // minutes in a row over 15 %
	opened          int // minutes since it opened
	fallbacks       int
}

// allow says whether a payment may go through the channel, and whether it is the trial.
func (b *breaker) allow() (through, trial bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch b.state {
	case closed:
		return true, false
	case halfOpen:
		b.state, b.opened = open, 0 // until the trial has come back
		return true, true           //stave:trial
	}
	b.fallbacks++ //stave:fallback
	return false, false
}

func (b *breaker) done(timedOut, trial bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.calls++
	if timedOut {
		b.timeouts++ //stave:timed-out
	}
	if trial && timedOut {
		fmt.Println("the trial timed out: still the bank")
	} else if trial {
		b.state, b.row = closed, 0
		fmt.Println("the trial worked: alipay again") //stave:closed
	}
}

// watch looks at the share of timeouts once a minute.
func (b *breaker) watch() {
	for minute := 1; ; minute++ {
		time.Sleep(time.Minute) //stave:minute
		b.judge(minute)
	}
}

func (b *breaker) judge(minute int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	share := 0
	if b.calls > 0 {
		share = 100 * b.timeouts / b.calls //stave:share
	}
	fmt.Printf("minute %2d: %d of %d calls timed out, %d %%\n", minute, b.timeouts, b.calls, share)
	b.calls, b.timeouts = 0, 0
	b.row++
	if share <= 15 {
		b.row = 0
	}
	b.opened++
	if b.state == closed && b.row == 3 {
		b.state, b.opened = open, 0 //stave:open
		fmt.Println("3 minutes over 15 %: from now on the bank")
	} else if b.state == open && b.opened == 2 {
		b.state = halfOpen //stave:half
	}
}

// metrics prints what Prometheus would fetch.
func (b *breaker) metrics() {
	b.mu.Lock()
	defer b.mu.Unlock()
	fmt.Println("# TYPE payment_fallback_total counter")
	fmt.Printf("payment_fallback_total{channel=\"alipay\"} %d\n", b.fallbacks) //stave:metric
}
