// SPDX-License-Identifier: MIT

// A buffer of 2 between a sender and a receiver.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan int, 2)
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
// sending 2 2
// received 0 2
// received 1 1
// received 2 0
// sending 3 0
// sending 4 0
// sending 5 1
// sending 6 2
// received 3 2
// received 4 2
// received 5 1
// received 6 0
// sending 7 0
// sending 8 0
// sending 9 1
// sending 10 2
// received 7 2
// received 8 2
// received 9 1
// received 10 0
// sending 11 0
// received 11 0
