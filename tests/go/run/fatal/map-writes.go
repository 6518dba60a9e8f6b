// SPDX-License-Identifier: MIT
package main

import "sync"

func main() {
	m := map[int]int{}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 1000000 {
				m[i%100+g]++
			}
		}()
	}
	wg.Wait()
}
