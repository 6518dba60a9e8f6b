// SPDX-License-Identifier: MIT

// A ticker drops what nobody takes.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(10 * time.Millisecond)
	time.Sleep(55 * time.Millisecond)
	n := 0
	for {
		select {
		case <-ticker.C:
			n++
			continue
		default:
		}
		break
	}
	ticker.Stop()
	fmt.Println("kept", n)
}

// Output:
// kept 1
