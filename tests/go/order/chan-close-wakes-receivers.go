// SPDX-License-Identifier: MIT

// The order in which close wakes receivers.
package main

import (
	"fmt"
	"sync"
)

func main() {
	gate := make(chan struct{})
	var wg sync.WaitGroup
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			<-gate
			fmt.Println("through", i)
		}(i)
	}
	go func() {
		fmt.Println("closing")
		close(gate)
		fmt.Println("closed")
	}()
	wg.Wait()
}

// Output:
// closing
// closed
// through 0
// through 1
// through 2
// through 3
// through 4
// through 5
