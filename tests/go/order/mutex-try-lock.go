// SPDX-License-Identifier: MIT

// TryLock, and Unlock by another goroutine.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	done := make(chan bool)
	go func() {
		fmt.Println("waits")
		mu.Lock()
		fmt.Println("has it", mu.TryLock())
		mu.Unlock()
		done <- true
	}()
	go func() {
		fmt.Println("unlocks")
		mu.Unlock()
		done <- true
	}()
	<-done
	<-done
	fmt.Println(mu.TryLock())
}

// Output:
// true false
// unlocks
// waits
// has it false
// true
