// SPDX-License-Identifier: MIT

// The number of processors shrinks under goroutines that go on to yield.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for round := 0; round < 50; round++ {
		runtime.GOMAXPROCS(4)
		for i := 0; i < 8; i++ {
			wg.Add(1)
			go func(i int) {
				defer wg.Done()
				for j := 0; j < 100; j++ {
					if i == 7 && j == 50 {
						runtime.GOMAXPROCS(1)
					}
					runtime.Gosched()
				}
			}(i)
		}
		wg.Wait()
	}
	fmt.Println("done")
}
