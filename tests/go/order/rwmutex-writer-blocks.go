// SPDX-License-Identifier: MIT

// A waiting writer keeps new readers out; they come in together behind it.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	mu.RLock()
	wg.Add(5)
	go func() {
		defer wg.Done()
		mu.Lock()
		fmt.Println("writer")
		mu.Unlock()
	}()
	time.Sleep(time.Millisecond)
	for i := 0; i < 4; i++ {
		go func() {
			defer wg.Done()
			mu.RLock()
			fmt.Println("reader", i)
			mu.RUnlock()
		}()
	}
	time.Sleep(time.Millisecond)
	fmt.Println(mu.TryRLock(), mu.TryLock())
	mu.RUnlock()
	wg.Wait()
	fmt.Println(mu.TryLock())
}

// Output:
// false false
// writer
// reader 2
// reader 3
// reader 0
// reader 1
// true
