// SPDX-License-Identifier: MIT

// Cancelling wakes everyone who waits for the context.
package main

import (
	"context"
	"fmt"
	"sync"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			<-ctx.Done()
			fmt.Println(i, ctx.Err())
		}(i)
	}
	go func() {
		fmt.Println("cancel")
		cancel()
	}()
	wg.Wait()
}

// Output:
// cancel
// 0 context canceled
// 1 context canceled
// 2 context canceled
// 3 context canceled
