// SPDX-License-Identifier: MIT

// Goroutines that start goroutines.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			fmt.Println("outer", i)
			for k := 0; k < 2; k++ {
				wg.Add(1)
				go func(k int) {
					defer wg.Done()
					fmt.Println("inner", i, k)
				}(k)
			}
			fmt.Println("outer", i, "done")
		}(i)
	}
	wg.Wait()
}

// Output:
// outer 2
// outer 2 done
// inner 2 1
// outer 0
// outer 0 done
// inner 0 1
// outer 1
// outer 1 done
// inner 1 1
// inner 2 0
// inner 0 0
// inner 1 0
