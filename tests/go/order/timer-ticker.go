// SPDX-License-Identifier: MIT

// A ticker until a timer ends it.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(10 * time.Millisecond)
	end := time.After(45 * time.Millisecond)
	n := 0
	for {
		select {
		case <-ticker.C:
			n++
			fmt.Println("tick", n)
		case <-end:
			ticker.Stop()
			fmt.Println("end")
			return
		}
	}
}

// Output:
// tick 1
// tick 2
// tick 3
// tick 4
// end
