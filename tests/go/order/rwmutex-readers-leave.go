// SPDX-License-Identifier: MIT

// The last reader to leave wakes the writer.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	leave := make([]chan bool, 3)
	for i := range leave {
		leave[i] = make(chan bool)
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			<-leave[i]
			fmt.Println("leaves", i)
			mu.RUnlock()
		}()
	}
	time.Sleep(time.Millisecond)
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			fmt.Println("writes", i)
			mu.Unlock()
		}()
	}
	time.Sleep(time.Millisecond)
	for _, i := range []int{1, 0, 2} {
		leave[i] <- true
		fmt.Println("told", i)
	}
	wg.Wait()
}

// Output:
// told 1
// told 0
// told 2
// leaves 2
// leaves 1
// leaves 0
// writes 1
// writes 0
