// SPDX-License-Identifier: MIT

// Broadcast wakes all.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			mu.Lock()
			for !ready {
				cond.Wait()
			}
			fmt.Println("off", i)
			mu.Unlock()
		}(i)
	}
	go func() {
		mu.Lock()
		ready = true
		fmt.Println("ready")
		cond.Broadcast()
		mu.Unlock()
	}()
	wg.Wait()
}

// Output:
// ready
// off 0
// off 1
// off 2
// off 3
// off 4
