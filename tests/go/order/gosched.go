// SPDX-License-Identifier: MIT

// Gosched puts the caller behind everybody else.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	for i := 0; i < 3; i++ {
		go func(i int) {
			for k := 0; k < 3; k++ {
				fmt.Println("g", i, k)
				runtime.Gosched()
			}
		}(i)
	}
	for k := 0; k < 6; k++ {
		fmt.Println("main", k)
		runtime.Gosched()
	}
}

// Output:
// main 0
// g 2 0
// g 0 0
// g 1 0
// main 1
// g 2 1
// g 0 1
// g 1 1
// main 2
// g 2 2
// g 0 2
// g 1 2
// main 3
// main 4
// main 5
