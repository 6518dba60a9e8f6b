// SPDX-License-Identifier: MIT

// Signal wakes who has waited longest.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var queue []int
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			mu.Lock()
			for len(queue) == 0 {
				fmt.Println("g", i, "waits")
				cond.Wait()
			}
			fmt.Println("g", i, "takes", queue[0])
			queue = queue[1:]
			mu.Unlock()
		}(i)
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
	}()
	for v := 0; v < 3; v++ {
		done := make(chan bool)
		go func() {
			mu.Lock()
			queue = append(queue, v)
			fmt.Println("put", v)
			cond.Signal()
			mu.Unlock()
			done <- true
		}()
		<-done
	}
	wg.Wait()
}

// Output:
// put 0
// put 1
// put 2
// g 0 takes 0
// g 1 takes 1
// g 2 takes 2
