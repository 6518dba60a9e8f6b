package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"
)

// wait is a sleep that the end of the context cuts short.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop() //stave:stop
	select {           //stave:select
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err() //stave:cut
	}
}

// lock is locked while the one place in it is taken.
var lock = make(chan struct{}, 1)

// stock listens wherever it waits, also for the lock.
func stock(ctx context.Context) {
	select {
	case lock <- struct{}{}:
	case <-ctx.Done():
		return
	}
	defer func() { <-lock }()
	wait(ctx, 50*time.Millisecond)
}

func call(ctx context.Context, reply chan<- struct{}) {
	stock(ctx)
	reply <- struct{}{}
}

// handle gives the service two seconds, and then answers without it.
func handle() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second) //stave:timeout
	defer cancel()
	reply := make(chan struct{}, 1)
	go call(ctx, reply) //stave:call
	select {
	case <-reply:
	case <-ctx.Done(): //stave:answered
	}
}

// recount has the lock for 30 s.
func recount() {
	time.Sleep(5200 * time.Millisecond)
	lock <- struct{}{}
	time.Sleep(30 * time.Second) //stave:recount
	<-lock
}

func main() {
	go recount()
	for second := 1; second <= 50; second++ {
		time.Sleep(500 * time.Millisecond)
		if second <= 30 {
			go handle() //stave:request
		}
		time.Sleep(500 * time.Millisecond)
		if second%5 == 0 {
			n := runtime.NumGoroutine()
			fmt.Printf("%2d s %3d %s\n", second, n, strings.Repeat("#", n)) //stave:count
		}
	}
}
