package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"
)

var start = time.Now()

// broken says whether the fault is in: from second 5 to second 15.
func broken() bool { //stave:broken
	since := time.Since(start)
	return since >= 5*time.Second && since < 15*time.Second
}

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

// stock listens wherever it waits.
func stock(ctx context.Context) {
	if broken() {
		if wait(ctx, 30*time.Second) != nil { //stave:fault
			return
		}
	}
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

func main() {
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
