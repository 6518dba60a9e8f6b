package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var counter atomic.Int64

func increment(wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; i < 2; i++ {
		counter.Add(1)
	}
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go increment(&wg)
	go increment(&wg)
	wg.Wait()
	fmt.Println("counter:", counter.Load())
}
