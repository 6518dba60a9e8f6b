// SPDX-License-Identifier: MIT

// Philosophers who take the lower fork first.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var forks [5]sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			first, second := i, (i+1)%5
			if first > second {
				first, second = second, first
			}
			for k := 0; k < 2; k++ {
				forks[first].Lock()
				runtime.Gosched()
				forks[second].Lock()
				fmt.Println("philosopher", i, "eats")
				forks[second].Unlock()
				forks[first].Unlock()
			}
		}(i)
	}
	wg.Wait()
}

// Output:
// philosopher 4 eats
// philosopher 3 eats
// philosopher 4 eats
// philosopher 3 eats
// philosopher 2 eats
// philosopher 2 eats
// philosopher 1 eats
// philosopher 1 eats
// philosopher 0 eats
// philosopher 0 eats
