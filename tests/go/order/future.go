// SPDX-License-Identifier: MIT

// Futures that wait for others.
package main

import (
	"fmt"
)

func future(name string, f func() int) func() int {
	ch := make(chan int, 1)
	go func() {
		fmt.Println("computing", name)
		ch <- f()
	}()
	return func() int { return <-ch }
}

func main() {
	a := future("a", func() int { return 1 })
	b := future("b", func() int { return 2 })
	c := future("c", func() int { return a() + b() })
	fmt.Println("asked")
	fmt.Println(c())
}

// Output:
// asked
// computing c
// computing a
// computing b
// 3
