// SPDX-License-Identifier: MIT

// Senders waiting at a full buffer move up as values are taken.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	c := make(chan int, 2)
	var wg sync.WaitGroup
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c <- i
			fmt.Println("sent", i)
		}()
		time.Sleep(time.Millisecond)
	}
	for i := 0; i < 3; i++ {
		fmt.Println("got", <-c, len(c))
	}
	time.Sleep(time.Millisecond)
	for i := 0; i < 3; i++ {
		fmt.Println("got", <-c, len(c))
	}
	wg.Wait()
}

// Output:
// sent 0
// sent 1
// got 0 2
// got 1 2
// got 2 2
// sent 4
// sent 2
// sent 3
// got 3 2
// got 4 1
// got 5 0
// sent 5
