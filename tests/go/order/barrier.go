// SPDX-License-Identifier: MIT

// A barrier on a condition.
package main

import (
	"fmt"
	"sync"
)

type barrier struct {
	mu    sync.Mutex
	cond  *sync.Cond
	n     int
	count int
	round int
}

func (b *barrier) wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	round := b.round
	b.count++
	if b.count == b.n {
		b.count = 0
		b.round++
		b.cond.Broadcast()
		return
	}
	for round == b.round {
		b.cond.Wait()
	}
}

func main() {
	b := &barrier{n: 3}
	b.cond = sync.NewCond(&b.mu)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for r := 0; r < 3; r++ {
				fmt.Println("g", i, "round", r)
				b.wait()
			}
		}(i)
	}
	wg.Wait()
}

// Output:
// g 2 round 0
// g 0 round 0
// g 1 round 0
// g 1 round 1
// g 0 round 1
// g 2 round 1
// g 2 round 2
// g 0 round 2
// g 1 round 2
