// SPDX-License-Identifier: MIT

// A buffer of 1 between a sender and a receiver.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan int, 1)
	done := make(chan bool)
	go func() {
		for v := range ch {
			fmt.Println("received", v, len(ch))
		}
		done <- true
	}()
	for i := 0; i < 12; i++ {
		fmt.Println("sending", i, len(ch))
		ch <- i
	}
	close(ch)
	<-done
}

// Output:
// sending 0 0
// sending 1 1
// received 0 1
// received 1 0
// sending 2 0
// sending 3 0
// sending 4 1
// received 2 1
// received 3 1
// received 4 0
// sending 5 0
// sending 6 0
// sending 7 1
// received 5 1
// received 6 1
// received 7 0
// sending 8 0
// sending 9 0
// sending 10 1
// received 8 1
// received 9 1
// received 10 0
// sending 11 0
// received 11 0
