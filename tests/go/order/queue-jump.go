// SPDX-License-Identifier: MIT

// runnext is taken by whoever was readied last.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	ch := make(chan int, 1)
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			fmt.Println("a", i)
			ch <- i
			fmt.Println("b", i, <-ch)
			go fmt.Println("c", i)
		}(i)
	}
	wg.Wait()
	done := make(chan bool)
	go func() { done <- true }()
	<-done
}

// Output:
// a 3
// b 3 3
// c 3
// a 0
// b 0 0
// c 0
// a 1
// b 1 1
// c 1
// a 2
// b 2 2
