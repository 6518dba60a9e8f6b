// SPDX-License-Identifier: MIT

// Panics recovered in their goroutines.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	errs := make(chan error, 4)
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			defer func() {
				if v := recover(); v != nil {
					errs <- fmt.Errorf("g %d: %v", i, v)
				}
			}()
			list := []int{1, 2}
			fmt.Println(i, list[i])
		}(i)
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		fmt.Println(err)
	}
}

// Output:
// 0 1
// 1 2
// g 3: runtime error: index out of range [3] with length 2
// g 2: runtime error: index out of range [2] with length 2
