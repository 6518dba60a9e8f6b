// SPDX-License-Identifier: MIT

// Waiters get a mutex in turn when each holds it for long.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 2; k++ {
				mu.Lock()
				fmt.Println(i, "has it", k)
				time.Sleep(3 * time.Millisecond)
				mu.Unlock()
			}
		}()
	}
	time.Sleep(5 * time.Millisecond)
	mu.Unlock()
	wg.Wait()
}

// Output:
// 4 has it 0
// 4 has it 1
// 0 has it 0
// 1 has it 0
// 2 has it 0
// 3 has it 0
// 0 has it 1
// 1 has it 1
// 2 has it 1
// 3 has it 1
