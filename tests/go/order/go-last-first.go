// SPDX-License-Identifier: MIT

// The goroutine started last runs first, the others in the order of their start.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			fmt.Println(i)
		}(i)
	}
	wg.Wait()
}

// Output:
// 9
// 0
// 1
// 2
// 3
// 4
// 5
// 6
// 7
// 8
