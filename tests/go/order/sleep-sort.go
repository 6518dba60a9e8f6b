// SPDX-License-Identifier: MIT

// Sleep sort.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	for _, n := range []int{50, 10, 40, 20, 30} {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			time.Sleep(time.Duration(n) * time.Millisecond)
			fmt.Println(n)
		}(n)
	}
	wg.Wait()
}

// Output:
// 10
// 20
// 30
// 40
// 50
