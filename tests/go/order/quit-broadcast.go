// SPDX-License-Identifier: MIT

// A quit channel that is closed before anybody waits.
package main

import (
	"fmt"
	"sync"
)

func main() {
	quit := make(chan struct{})
	acks := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			<-quit
			acks <- i
		}(i)
	}
	go func() {
		wg.Wait()
		close(acks)
	}()
	close(quit)
	for i := range acks {
		fmt.Println("ack", i)
	}
}

// Output:
// ack 0
// ack 1
// ack 2
// ack 3
