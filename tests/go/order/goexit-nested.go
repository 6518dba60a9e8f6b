// SPDX-License-Identifier: MIT

// Goexit runs what was deferred in every frame, and may start goroutines there.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func deep(wg *sync.WaitGroup, n int) {
	defer func() {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Println("started while leaving", n)
		}()
		fmt.Println("leaves", n, recover())
	}()
	if n == 0 {
		runtime.Goexit()
	}
	deep(wg, n-1)
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		deep(&wg, 3)
		fmt.Println("never")
	}()
	wg.Wait()
}

// Output:
// leaves 0 <nil>
// leaves 1 <nil>
// leaves 2 <nil>
// leaves 3 <nil>
// started while leaving 3
// started while leaving 0
// started while leaving 1
// started while leaving 2
