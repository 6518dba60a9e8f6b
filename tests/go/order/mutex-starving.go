// SPDX-License-Identifier: MIT

// Waiting over a millisecond makes the mutex starve: then it is handed over.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for k := 0; k < 3; k++ {
				mu.Lock()
				fmt.Println("g", i, "holds", k)
				time.Sleep(5 * time.Millisecond)
				mu.Unlock()
			}
		}(i)
	}
	wg.Wait()
}

// Output:
// g 2 holds 0
// g 2 holds 1
// g 0 holds 0
// g 1 holds 0
// g 2 holds 2
// g 0 holds 1
// g 1 holds 1
// g 1 holds 2
// g 0 holds 2
