// SPDX-License-Identifier: MIT

// Polling with default and Gosched.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	ch := make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			ch <- i
		}
		close(ch)
	}()
	idle := 0
	for {
		select {
		case v, ok := <-ch:
			if !ok {
				fmt.Println("idle", idle)
				return
			}
			fmt.Println("got", v, "after", idle)
		default:
			idle++
			runtime.Gosched()
		}
	}
}

// Output:
// got 0 after 1
// got 1 after 2
// got 2 after 3
// idle 4
