// SPDX-License-Identifier: MIT

// Some yield, some do not.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for k := 0; k <= i; k++ {
				fmt.Println(i, k)
				if (i+k)%2 == 0 {
					runtime.Gosched()
				}
			}
		}(i)
	}
	wg.Wait()
}

// Output:
// 3 0
// 3 1
// 0 0
// 1 0
// 1 1
// 2 0
// 3 2
// 3 3
// 2 1
// 2 2
