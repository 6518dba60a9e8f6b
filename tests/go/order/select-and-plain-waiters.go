// SPDX-License-Identifier: MIT

// A select and plain receivers wait on one channel in the order they came.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	c, other := make(chan int), make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i%2 == 0 {
				fmt.Println("plain", i, <-c)
				return
			}
			select {
			case v := <-c:
				fmt.Println("select", i, v)
			case <-other:
			}
		}()
		time.Sleep(time.Millisecond)
	}
	for i := 0; i < 5; i++ {
		c <- i
	}
	close(other)
	wg.Wait()
}

// Output:
// plain 0 0
// select 1 1
// plain 2 2
// select 3 3
// plain 4 4
