// SPDX-License-Identifier: MIT

// Rounds on one WaitGroup.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for round := 0; round < 3; round++ {
		for i := 0; i < 3; i++ {
			wg.Add(1)
			go func(i int) {
				defer wg.Done()
				fmt.Println(round, i)
			}(i)
		}
		wg.Wait()
		fmt.Println("round", round, "over")
	}
}

// Output:
// 0 2
// 0 0
// 0 1
// round 0 over
// 1 2
// 1 0
// 1 1
// round 1 over
// 2 2
// 2 0
// 2 1
// round 2 over
