// SPDX-License-Identifier: MIT

// A buffer of 5 between a sender and a receiver.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan int, 5)
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
// sending 3 3
// sending 4 4
// sending 5 5
// received 0 5
// received 1 4
// received 2 3
// received 3 2
// received 4 1
// received 5 0
// sending 6 0
// sending 7 0
// sending 8 1
// sending 9 2
// sending 10 3
// sending 11 4
// received 6 5
// received 7 4
// received 8 3
// received 9 2
// received 10 1
// received 11 0
