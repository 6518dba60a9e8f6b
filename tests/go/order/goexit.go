// SPDX-License-Identifier: MIT

// Goexit runs the deferred calls.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			defer fmt.Println("deferred", i)
			func() {
				defer fmt.Println("inner", i)
				if i == 1 {
					runtime.Goexit()
				}
			}()
			fmt.Println("end", i)
		}(i)
	}
	wg.Wait()
}

// Output:
// inner 2
// end 2
// deferred 2
// inner 0
// end 0
// deferred 0
// inner 1
// deferred 1
