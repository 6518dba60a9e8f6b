// SPDX-License-Identifier: MIT

// How many run before the one that yielded: the global queue is looked at every 61st time.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	n := 0
	for i := 0; i < 200; i++ {
		go func() { n++ }()
	}
	runtime.Gosched()
	fmt.Println(n)
	for k := 0; k < 5; k++ {
		n = 0
		for i := 0; i < 100; i++ {
			go func() { n++ }()
		}
		runtime.Gosched()
		fmt.Println(n)
	}
}

// Output:
// 57
// 61
// 282
// 23
// 61
// 61
