// SPDX-License-Identifier: MIT

// Each waits for the one before it, whoever was started first.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 6
	var groups [n + 1]sync.WaitGroup
	for i := range groups {
		groups[i].Add(1)
	}
	for i := 0; i < n; i++ {
		go func() {
			defer groups[i+1].Done()
			groups[i].Wait()
			fmt.Println("link", i)
		}()
	}
	fmt.Println("go")
	groups[0].Done()
	groups[n].Wait()
}

// Output:
// go
// link 0
// link 1
// link 2
// link 3
// link 4
// link 5
