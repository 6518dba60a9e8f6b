// SPDX-License-Identifier: MIT

// Two loops that sleep.
package main

import (
	"fmt"
	"time"
)

func main() {
	go func() {
		for i := 0; i < 4; i++ {
			time.Sleep(20 * time.Millisecond)
			fmt.Println("slow", i)
		}
	}()
	for i := 0; i < 9; i++ {
		time.Sleep(11 * time.Millisecond)
		fmt.Println("fast", i)
	}
}

// Output:
// fast 0
// slow 0
// fast 1
// fast 2
// slow 1
// fast 3
// fast 4
// slow 2
// fast 5
// fast 6
// slow 3
// fast 7
// fast 8
