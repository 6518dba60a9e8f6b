// SPDX-License-Identifier: MIT

// The first error ends the others.
package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	var first error
	quit := make(chan struct{})
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			if i%2 == 1 {
				once.Do(func() {
					first = errors.New(fmt.Sprint("task ", i, " failed"))
					close(quit)
				})
				return
			}
			<-quit
			fmt.Println("task", i, "gives up")
		}(i)
	}
	wg.Wait()
	fmt.Println(first)
}

// Output:
// task 0 gives up
// task 2 gives up
// task 3 failed
