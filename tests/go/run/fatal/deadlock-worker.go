// SPDX-License-Identifier: MIT
package main

import "sync"

func main() {
	jobs := make(chan int)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for j := range jobs {
			println(j)
		}
	}()
	jobs <- 1
	wg.Wait()
}
