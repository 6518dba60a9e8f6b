// SPDX-License-Identifier: MIT

// Goroutines that take turns.
package main

import (
	"fmt"
)

func main() {
	const n = 3
	turn := make([]chan bool, n)
	for i := range turn {
		turn[i] = make(chan bool)
	}
	done := make(chan bool)
	for i := 0; i < n; i++ {
		go func(i int) {
			for r := 0; r < 4; r++ {
				<-turn[i]
				fmt.Println("turn of", i, "round", r)
				if i == n-1 && r == 3 {
					done <- true
					return
				}
				turn[(i+1)%n] <- true
			}
		}(i)
	}
	turn[0] <- true
	<-done
}

// Output:
// turn of 0 round 0
// turn of 1 round 0
// turn of 2 round 0
// turn of 0 round 1
// turn of 1 round 1
// turn of 2 round 1
// turn of 0 round 2
// turn of 1 round 2
// turn of 2 round 2
// turn of 0 round 3
// turn of 1 round 3
// turn of 2 round 3
