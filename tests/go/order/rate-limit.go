// SPDX-License-Identifier: MIT

// Tokens at a rate.
package main

import (
	"fmt"
	"time"
)

func main() {
	tokens := make(chan bool, 2)
	go func() {
		for i := 0; i < 6; i++ {
			tokens <- true
			if i >= 2 {
				time.Sleep(10 * time.Millisecond)
			}
		}
		close(tokens)
	}()
	n := 0
	for range tokens {
		fmt.Println("request", n)
		n++
	}
}

// Output:
// request 0
// request 1
// request 2
// request 3
// request 4
// request 5
