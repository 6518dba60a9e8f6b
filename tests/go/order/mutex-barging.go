// SPDX-License-Identifier: MIT

// Who has just unlocked takes the mutex again before the woken waiter runs.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for k := 0; k < 3; k++ {
				mu.Lock()
				fmt.Println("g", i, "holds", k)
				runtime.Gosched()
				mu.Unlock()
			}
		}(i)
	}
	wg.Wait()
}

// Output:
// g 3 holds 0
// g 3 holds 1
// g 3 holds 2
// g 0 holds 0
// g 0 holds 1
// g 0 holds 2
// g 1 holds 0
// g 1 holds 1
// g 1 holds 2
// g 2 holds 0
// g 2 holds 1
// g 2 holds 2
