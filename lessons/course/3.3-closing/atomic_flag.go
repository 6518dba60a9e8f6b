package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var (
	stop   = make(chan struct{})
	closed atomic.Bool
)

// closer reads a clean value and still comes too late: look and close are two steps.
func closer(wg *sync.WaitGroup) {
	defer wg.Done()
	if !closed.Load() {
		close(stop)
		closed.Store(true)
	}
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go closer(&wg)
	go closer(&wg)
	wg.Wait()
	<-stop
	fmt.Println("closed once")
}
