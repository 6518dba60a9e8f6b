// SPDX-License-Identifier: MIT

// A generator is left behind.
package main

import (
	"fmt"
	"runtime"
)

func fib() <-chan int {
	ch := make(chan int)
	go func() {
		defer fmt.Println("never")
		a, b := 0, 1
		for {
			ch <- a
			a, b = b, a+b
		}
	}()
	return ch
}

func main() {
	for v := range fib() {
		if v > 1000 {
			break
		}
		fmt.Println(v)
	}
	runtime.Gosched()
	fmt.Println("left over:", runtime.NumGoroutine()-1)
}

// Output:
// 0
// 1
// 1
// 2
// 3
// 5
// 8
// 13
// 21
// 34
// 55
// 89
// 144
// 233
// 377
// 610
// 987
// left over: 1
