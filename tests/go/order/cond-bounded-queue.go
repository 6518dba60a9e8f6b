// SPDX-License-Identifier: MIT

// A bounded queue on two conditions.
package main

import (
	"fmt"
	"sync"
)

type queue struct {
	mu                sync.Mutex
	notFull, notEmpty *sync.Cond
	items             []int
}

func main() {
	q := &queue{}
	q.notFull, q.notEmpty = sync.NewCond(&q.mu), sync.NewCond(&q.mu)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for i := 0; i < 8; i++ {
			q.mu.Lock()
			for len(q.items) == 2 {
				q.notFull.Wait()
			}
			q.items = append(q.items, i)
			fmt.Println("put", i)
			q.notEmpty.Signal()
			q.mu.Unlock()
		}
	}()
	go func() {
		defer wg.Done()
		for i := 0; i < 8; i++ {
			q.mu.Lock()
			for len(q.items) == 0 {
				q.notEmpty.Wait()
			}
			fmt.Println("take", q.items[0])
			q.items = q.items[1:]
			q.notFull.Signal()
			q.mu.Unlock()
		}
	}()
	wg.Wait()
}

// Output:
// put 0
// put 1
// take 0
// take 1
// put 2
// put 3
// take 2
// take 3
// put 4
// put 5
// take 4
// take 5
// put 6
// put 7
// take 6
// take 7
