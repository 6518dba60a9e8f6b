// SPDX-License-Identifier: MIT

// Who comes second waits for the first to be done with OnceValue.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	get := sync.OnceValue(func() int {
		fmt.Println("computes")
		time.Sleep(5 * time.Millisecond)
		return 42
	})
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Println(i, "asks")
			fmt.Println(i, get())
		}()
	}
	wg.Wait()
	bad := sync.OnceFunc(func() { panic("bad") })
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
}

// Output:
// 3 asks
// computes
// 0 asks
// 1 asks
// 2 asks
// 3 42
// 0 42
// 1 42
// 2 42
// bad
// bad
