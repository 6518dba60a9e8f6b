// SPDX-License-Identifier: MIT

// Waiting senders are served first in, first out.
package main

import (
	"fmt"
	"sync"
)

func main() {
	ch := make(chan string)
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for k := 0; k < 3; k++ {
				ch <- fmt.Sprint("g", i, " ", k)
			}
		}(i)
	}
	go func() {
		wg.Wait()
		close(ch)
	}()
	for s := range ch {
		fmt.Println(s)
	}
}

// Output:
// g0 0
// g0 1
// g0 2
// g1 0
// g1 1
// g1 2
// g2 0
// g2 1
// g2 2
// g3 0
// g3 1
// g3 2
// g4 0
// g4 1
// g4 2
