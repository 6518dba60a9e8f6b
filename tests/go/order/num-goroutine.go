// SPDX-License-Identifier: MIT

// How many goroutines there are.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	gate := make(chan bool)
	fmt.Println(runtime.NumGoroutine())
	for i := 0; i < 5; i++ {
		go func() {
			<-gate
		}()
	}
	fmt.Println(runtime.NumGoroutine())
	runtime.Gosched()
	for i := 0; i < 3; i++ {
		gate <- true
	}
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
	close(gate)
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
}

// Output:
// 1
// 6
// 3
// 1
