package main

import (
	"fmt"
	"sync"
)

var (
	stop   = make(chan struct{})
	mu     sync.Mutex
	closed bool
)

// closer holds the lock from the look to the note: nobody comes between them.
func closer(wg *sync.WaitGroup) {
	defer wg.Done()
	mu.Lock()
	defer mu.Unlock()
	if !closed {
		close(stop)
		closed = true
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
