// SPDX-License-Identifier: MIT

// Senders that close wakes panic, in the order they are woken.
package main

import (
	"fmt"
	"sync"
)

func main() {
	ch := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			defer func() { fmt.Println(i, recover()) }()
			ch <- i
		}(i)
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
		fmt.Println(<-ch)
		close(ch)
	}()
	wg.Wait()
}

// Output:
// 0 <nil>
// 0
// 1 send on closed channel
// 2 send on closed channel
// 3 send on closed channel
