// SPDX-License-Identifier: MIT

// The receiver is main: the sender waits first.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan int)
	go func() {
		for i := 0; i < 6; i++ {
			fmt.Println("sending", i)
			ch <- i
			fmt.Println("sent", i)
		}
		close(ch)
	}()
	for v := range ch {
		fmt.Println("received", v)
	}
}

// Output:
// sending 0
// sent 0
// sending 1
// received 0
// received 1
// sent 1
// sending 2
// sent 2
// sending 3
// received 2
// received 3
// sent 3
// sending 4
// sent 4
// sending 5
// received 4
// received 5
// sent 5
