// SPDX-License-Identifier: MIT

// sync.Map and sync.Pool.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	pool := sync.Pool{New: func() any { return new([]int) }}
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			buf := pool.Get().(*[]int)
			*buf = append((*buf)[:0], i, i*i)
			old, loaded := m.LoadOrStore(i%2, (*buf)[1])
			fmt.Println(i, old, loaded)
			pool.Put(buf)
		}(i)
	}
	wg.Wait()
}

// Output:
// 4 16 false
// 0 16 true
// 1 1 false
// 2 16 true
// 3 1 true
