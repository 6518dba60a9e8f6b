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

// stock takes 50 ms, if nothing is wrong. It is given a context, and does not look at it.
func stock(ctx context.Context) {
	if broken() {
		if ctx.Err() != nil {
			return
		}
		time.Sleep(30 * time.Second) //stave:fault
		if ctx.Err() != nil {
			return
		}
	}
	time.Sleep(50 * time.Millisecond)
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
