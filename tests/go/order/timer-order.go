// SPDX-License-Identifier: MIT

// Timers fire by due time.
package main

import (
	"fmt"
	"time"
)

func main() {
	a := time.After(30 * time.Millisecond)
	b := time.After(10 * time.Millisecond)
	c := time.After(20 * time.Millisecond)
	for i := 0; i < 3; i++ {
		select {
		case <-a:
			fmt.Println("a")
		case <-b:
			fmt.Println("b")
		case <-c:
			fmt.Println("c")
		}
	}
}

// Output:
// b
// c
// a
