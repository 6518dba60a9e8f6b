// SPDX-License-Identifier: MIT

// Waiting receivers are served first in, first out; close wakes them all.
package main

import (
	"fmt"
	"sync"
)

func main() {
	ch := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for v := range ch {
				fmt.Println("g", i, "got", v)
			}
			fmt.Println("g", i, "ends")
		}(i)
	}
	for v := 0; v < 12; v++ {
		ch <- v
	}
	close(ch)
	wg.Wait()
}

// Output:
// g 3 got 0
// g 3 got 1
// g 3 got 2
// g 3 got 3
// g 3 got 4
// g 3 got 5
// g 3 got 6
// g 3 got 7
// g 3 got 8
// g 3 got 9
// g 3 got 10
// g 3 got 11
// g 3 ends
// g 0 ends
// g 1 ends
// g 2 ends
