// SPDX-License-Identifier: MIT

// Selects stand in queues like plain receivers; close ends them.
package main

import (
	"fmt"
	"sync"
)

func main() {
	data, quit := make(chan int), make(chan bool)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for {
				select {
				case v := <-data:
					fmt.Println("g", i, "data", v)
				case <-quit:
					fmt.Println("g", i, "quits")
					return
				}
			}
		}(i)
	}
	for v := 0; v < 9; v++ {
		data <- v
	}
	close(quit)
	wg.Wait()
}

// Output:
// g 3 data 0
// g 3 data 1
// g 3 data 2
// g 3 data 3
// g 3 data 4
// g 3 data 5
// g 3 data 6
// g 3 data 7
// g 3 data 8
// g 3 quits
// g 0 quits
// g 1 quits
// g 2 quits
