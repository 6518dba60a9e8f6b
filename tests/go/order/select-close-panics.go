// SPDX-License-Identifier: MIT

// A select whose channel is closed while it waits to send.
package main

import (
	"fmt"
	"sync"
)

func main() {
	ch, never := make(chan int), make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			defer func() { fmt.Println(i, recover()) }()
			select {
			case ch <- i:
				fmt.Println(i, "sent")
			case <-never:
			}
		}(i)
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
		close(ch)
	}()
	wg.Wait()
}

// Output:
// 0 send on closed channel
// 1 send on closed channel
// 2 send on closed channel
