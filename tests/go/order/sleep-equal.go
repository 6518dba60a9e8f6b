// SPDX-License-Identifier: MIT

// Sleepers of one length wake together; the last to be readied runs first.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			time.Sleep(10 * time.Millisecond)
			fmt.Println(i)
		}(i)
	}
	wg.Wait()
}

// Output:
// 3
// 4
// 0
// 1
// 2
