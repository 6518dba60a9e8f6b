// SPDX-License-Identifier: MIT

// A counter behind a mutex.
package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counter) add(key string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[key]++
	return c.n[key]
}

func main() {
	c := counter{n: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			fmt.Println(i, c.add([]string{"even", "odd"}[i%2]))
		}(i)
	}
	wg.Wait()
	fmt.Println(c.n["even"], c.n["odd"])
}

// Output:
// 7 1
// 0 1
// 1 2
// 2 2
// 3 3
// 4 3
// 5 4
// 6 4
// 4 4
