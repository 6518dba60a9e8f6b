// SPDX-License-Identifier: MIT

// The order in which a WaitGroup's waiters wake.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var start, end sync.WaitGroup
	start.Add(1)
	for i := 0; i < 5; i++ {
		end.Add(1)
		go func(i int) {
			defer end.Done()
			start.Wait()
			fmt.Println("started", i)
		}(i)
	}
	go func() {
		fmt.Println("go")
		start.Done()
		fmt.Println("gone")
	}()
	end.Wait()
}

// Output:
// go
// gone
// started 0
// started 1
// started 2
// started 3
// started 4
