// SPDX-License-Identifier: MIT

// Signal wakes who waited first; Broadcast wakes all.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var wg sync.WaitGroup
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			cond.Wait()
			fmt.Println("woke", i)
			mu.Unlock()
		}()
		time.Sleep(time.Millisecond)
	}
	cond.Signal()
	cond.Signal()
	fmt.Println("two signals")
	time.Sleep(time.Millisecond)
	mu.Lock()
	cond.Broadcast()
	fmt.Println("broadcast")
	mu.Unlock()
	wg.Wait()
}

// Output:
// two signals
// woke 1
// woke 0
// broadcast
// woke 5
// woke 2
// woke 3
// woke 4
