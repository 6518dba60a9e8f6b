// SPDX-License-Identifier: MIT

// Leaks of three shapes, a busy function, a contended lock and memory in use.
package main

import (
	"fmt"
	"sync"
	"time"
)

var kept [][]byte

func sender(c chan int)   { c <- 1 }
func receiver(c chan int) { <-c }

func ticking() {
	for range time.NewTicker(time.Second).C {
	}
}

func spin(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += i % 7
	}
	return s
}

func keep() {
	for i := 0; i < 8; i++ {
		kept = append(kept, make([]byte, 64*1024))
	}
}

func contend(mu *sync.Mutex, wg *sync.WaitGroup) {
	defer wg.Done()
	mu.Lock()
	time.Sleep(5 * time.Millisecond)
	mu.Unlock()
}

func main() {
	for i := 0; i < 5; i++ {
		go sender(make(chan int))
	}
	for i := 0; i < 3; i++ {
		go receiver(make(chan int))
	}
	go ticking()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go contend(&mu, &wg)
	}
	wg.Wait()
	keep()
	fmt.Println(spin(2000000), len(kept))
}
