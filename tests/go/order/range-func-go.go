// SPDX-License-Identifier: MIT

// Goroutines started by the body of a range over a function.
package main

import (
	"fmt"
	"sync"
)

func each(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
			fmt.Println("after", i)
		}
	}
}

func main() {
	var wg sync.WaitGroup
	for i := range each(5) {
		if i == 4 {
			break
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Println("body", i)
		}()
	}
	wg.Wait()
}

// Output:
// after 0
// after 1
// after 2
// after 3
// body 3
// body 0
// body 1
// body 2
