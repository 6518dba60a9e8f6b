// SPDX-License-Identifier: MIT

// A buffered channel as a counting semaphore.
package main

import (
	"fmt"
	"sync"
)

func main() {
	slots := make(chan struct{}, 2)
	var wg sync.WaitGroup
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			slots <- struct{}{}
			fmt.Println("in", i)
			hand := make(chan int)
			go func() { hand <- i }()
			<-hand
			fmt.Println("out", i)
			<-slots
		}(i)
	}
	wg.Wait()
}

// Output:
// in 5
// out 5
// in 0
// out 0
// in 1
// out 1
// in 2
// out 2
// in 3
// out 3
// in 4
// out 4
