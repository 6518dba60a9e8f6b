// SPDX-License-Identifier: MIT

// close wakes plain receivers and selects, the first one last made ready.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	c, never := make(chan int), make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i%2 == 0 {
				_, ok := <-c
				fmt.Println("plain", i, ok)
				return
			}
			select {
			case _, ok := <-c:
				fmt.Println("select", i, ok)
			case never <- 1:
			}
		}()
		time.Sleep(time.Millisecond)
	}
	close(c)
	fmt.Println("closed")
	wg.Wait()
}

// Output:
// closed
// plain 0 false
// select 5 false
// plain 4 false
// select 3 false
// plain 2 false
// select 1 false
