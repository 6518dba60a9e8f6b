// SPDX-License-Identifier: MIT

// A chain of stages, values in flight at several of them.
package main

import (
	"fmt"
)

func main() {
	const n = 7
	first := make(chan int)
	in := first
	for i := 0; i < n; i++ {
		out := make(chan int)
		go func(i int, in, out chan int) {
			for v := range in {
				fmt.Println("node", i, "passes", v)
				out <- v + 1
			}
			close(out)
		}(i, in, out)
		in = out
	}
	go func() {
		for k := 0; k < 3; k++ {
			first <- k * 100
		}
		close(first)
	}()
	for v := range in {
		fmt.Println("end", v)
	}
}

// Output:
// node 0 passes 0
// node 1 passes 1
// node 0 passes 100
// node 2 passes 2
// node 1 passes 101
// node 0 passes 200
// node 3 passes 3
// node 2 passes 102
// node 1 passes 201
// node 4 passes 4
// node 3 passes 103
// node 2 passes 202
// node 5 passes 5
// node 4 passes 104
// node 3 passes 203
// node 6 passes 6
// end 7
// node 5 passes 105
// node 6 passes 106
// end 107
// node 4 passes 204
// node 5 passes 205
// node 6 passes 206
// end 207
