// SPDX-License-Identifier: MIT

// Readers and writers.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	reader := func(i int) {
		defer wg.Done()
		rw.RLock()
		fmt.Println("reader", i, "in")
		runtime.Gosched()
		fmt.Println("reader", i, "out")
		rw.RUnlock()
	}
	writer := func(i int) {
		defer wg.Done()
		rw.Lock()
		fmt.Println("writer", i, "in")
		runtime.Gosched()
		fmt.Println("writer", i, "out")
		rw.Unlock()
	}
	for i := 0; i < 3; i++ {
		wg.Add(3)
		go reader(2 * i)
		go writer(i)
		go reader(2*i + 1)
	}
	wg.Wait()
}

// Output:
// reader 5 in
// reader 0 in
// reader 5 out
// reader 0 out
// writer 0 in
// writer 0 out
// reader 1 in
// reader 2 in
// reader 3 in
// reader 4 in
// reader 1 out
// reader 2 out
// reader 3 out
// reader 4 out
// writer 1 in
// writer 1 out
// writer 2 in
// writer 2 out
