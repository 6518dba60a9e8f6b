// SPDX-License-Identifier: MIT

// Work against a timeout.
package main

import (
	"fmt"
	"time"
)

func slow(d time.Duration) chan string {
	ch := make(chan string, 1)
	go func() {
		time.Sleep(d)
		ch <- "done"
	}()
	return ch
}

func main() {
	for _, d := range []time.Duration{5, 15, 25, 35} {
		select {
		case s := <-slow(d * time.Millisecond):
			fmt.Println(d, s)
		case <-time.After(20 * time.Millisecond):
			fmt.Println(d, "timeout")
		}
	}
}

// Output:
// 5ns done
// 15ns done
// 25ns timeout
// 35ns timeout
