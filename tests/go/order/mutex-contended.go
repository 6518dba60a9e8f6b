// SPDX-License-Identifier: MIT

// Waiters of a mutex.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			mu.Lock()
			fmt.Println("in", i)
			runtime.Gosched()
			fmt.Println("out", i)
			mu.Unlock()
		}(i)
	}
	wg.Wait()
}

// Output:
// in 4
// out 4
// in 0
// out 0
// in 1
// out 1
// in 2
// out 2
// in 3
// out 3
