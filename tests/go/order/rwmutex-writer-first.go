// SPDX-License-Identifier: MIT

// A waiting writer keeps new readers out.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(4)
	rw.RLock()
	go func() {
		defer wg.Done()
		rw.Lock()
		fmt.Println("writer")
		rw.Unlock()
	}()
	runtime.Gosched()
	for i := 0; i < 3; i++ {
		go func(i int) {
			defer wg.Done()
			fmt.Println("reader", i, "comes", rw.TryRLock())
			rw.RLock()
			fmt.Println("reader", i)
			rw.RUnlock()
		}(i)
	}
	runtime.Gosched()
	fmt.Println("main leaves")
	rw.RUnlock()
	wg.Wait()
}

// Output:
// reader 2 comes false
// reader 0 comes false
// reader 1 comes false
// main leaves
// writer
// reader 1
// reader 2
// reader 0
