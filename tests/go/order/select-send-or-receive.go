// SPDX-License-Identifier: MIT

// A queue between two channels.
package main

import (
	"fmt"
)

func main() {
	in, out := make(chan int), make(chan int)
	done := make(chan bool)
	go func() {
		var queue []int
		for in != nil || len(queue) > 0 {
			var head int
			var to chan int
			if len(queue) > 0 {
				head, to = queue[0], out
			}
			if in != nil && len(queue) == 0 {
				v, ok := <-in
				if !ok {
					in = nil
				} else {
					queue = append(queue, v)
				}
				continue
			}
			to <- head
			queue = queue[1:]
		}
		close(out)
	}()
	go func() {
		for v := range out {
			fmt.Println("out", v)
		}
		done <- true
	}()
	for i := 0; i < 5; i++ {
		fmt.Println("in", i)
		in <- i
	}
	close(in)
	<-done
}

// Output:
// in 0
// out 0
// in 1
// in 2
// in 3
// out 1
// out 2
// out 3
// in 4
// out 4
