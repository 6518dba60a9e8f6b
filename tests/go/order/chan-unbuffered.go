// SPDX-License-Identifier: MIT

// Sender and receiver on an unbuffered channel.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan int)
	done := make(chan bool)
	go func() {
		for v := range ch {
			fmt.Println("received", v)
		}
		done <- true
	}()
	for i := 0; i < 6; i++ {
		fmt.Println("sending", i)
		ch <- i
		fmt.Println("sent", i)
	}
	close(ch)
	<-done
}

// Output:
// sending 0
// received 0
// sent 0
// sending 1
// sent 1
// sending 2
// received 1
// received 2
// sent 2
// sending 3
// sent 3
// sending 4
// received 3
// received 4
// sent 4
// sending 5
// sent 5
// received 5
