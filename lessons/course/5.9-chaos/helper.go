package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
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

var mu sync.Mutex

// stock listens wherever it waits, but for one place: Lock knows no context. And the fault is now in
// something that somebody else does, under the same lock.
func stock(ctx context.Context) {
	locked := make(chan struct{})
	go func() {
		mu.Lock()
		close(locked)
	}()
	select {
	case <-locked:
	case <-ctx.Done():
		return
	}
	defer mu.Unlock()
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
	mu.Lock()
	time.Sleep(30 * time.Second) //stave:recount
	mu.Unlock()
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
