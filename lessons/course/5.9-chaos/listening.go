package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

type query struct {
	reply chan int
}

// answer takes 50 ms. There is no fault in it: that comes from outside.
func answer(q query) { //stave:fault
	time.Sleep(50 * time.Millisecond)
	q.reply <- 7 //stave:reply
}

// warehouse is one service, which answers one query after the other.
func warehouse(queries <-chan query) {
	for q := range queries {
		answer(q)
	}
}

// stock asks the warehouse, and gives up with its context, wherever it waits. There is room for an
// answer that comes too late, so that the warehouse does not wait for somebody who has gone.
func stock(ctx context.Context, queries chan<- query) {
	q := query{make(chan int, 1)}
	select {
	case queries <- q:
	case <-ctx.Done():
		return
	}
	select {
	case <-q.reply:
	case <-ctx.Done():
	}
}

func call(ctx context.Context, queries chan<- query, reply chan<- struct{}) {
	stock(ctx, queries)
	if ctx.Err() == nil {
		reply <- struct{}{}
	}
}

var answered atomic.Int64

// handle gives the service two seconds, and then answers without it.
func handle(queries chan<- query) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second) //stave:timeout
	defer cancel()
	reply := make(chan struct{}, 1)
	go call(ctx, queries, reply) //stave:call
	select {
	case <-reply:
		answered.Add(1)
	case <-ctx.Done():
	}
}

func main() {
	queries := make(chan query)
	go warehouse(queries) //stave:warehouse
	for second := 1; second <= 50; second++ {
		time.Sleep(500 * time.Millisecond)
		if second <= 45 {
			go handle(queries) //stave:request
		}
		time.Sleep(500 * time.Millisecond)
		if second%5 == 0 {
			n := runtime.NumGoroutine()
			fmt.Printf("%2d s %3d %s\n", second, n, strings.Repeat("#", n)) //stave:count
		}
	}
	fmt.Println("answered", answered.Load())
}
