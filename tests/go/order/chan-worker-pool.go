// SPDX-License-Identifier: MIT

// A pool of workers over buffered channels.
package main

import (
	"fmt"
	"sync"
)

func main() {
	jobs := make(chan int, 4)
	results := make(chan string, 4)
	var wg sync.WaitGroup
	for w := 0; w < 3; w++ {
		wg.Add(1)
		go func(w int) {
			defer wg.Done()
			for j := range jobs {
				results <- fmt.Sprintf("worker %d did %d", w, j)
			}
		}(w)
	}
	go func() {
		for j := 0; j < 12; j++ {
			jobs <- j
		}
		close(jobs)
	}()
	go func() {
		wg.Wait()
		close(results)
	}()
	for r := range results {
		fmt.Println(r)
	}
}

// Output:
// worker 2 did 2
// worker 2 did 3
// worker 2 did 4
// worker 2 did 5
// worker 2 did 6
// worker 2 did 7
// worker 0 did 0
// worker 1 did 1
// worker 1 did 8
// worker 1 did 9
// worker 1 did 10
// worker 1 did 11
