// SPDX-License-Identifier: MIT

// Sleepers of different lengths.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for k := 0; k < 3; k++ {
				time.Sleep(time.Duration(12+5*i) * time.Millisecond)
				fmt.Println("g", i, "step", k)
			}
		}(i)
	}
	wg.Wait()
}

// Output:
// g 0 step 0
// g 1 step 0
// g 2 step 0
// g 0 step 1
// g 3 step 0
// g 1 step 1
// g 0 step 2
// g 2 step 1
// g 1 step 2
// g 3 step 1
// g 2 step 2
// g 3 step 2
