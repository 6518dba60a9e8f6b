// SPDX-License-Identifier: MIT

// A nil channel is never ready in a select.
package main

import (
	"fmt"
)

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			a <- i
		}
		close(a)
	}()
	go func() {
		for i := 10; i < 13; i++ {
			b <- i
		}
		close(b)
	}()
	for a != nil {
		v, ok := <-a
		fmt.Println("a", v, ok)
		if !ok {
			a = nil
		}
	}
	for b != nil {
		select {
		case v, ok := <-a:
			fmt.Println("never", v, ok)
		case v, ok := <-b:
			fmt.Println("b", v, ok)
			if !ok {
				b = nil
			}
		}
	}
}

// Output:
// a 0 true
// a 1 true
// a 2 true
// a 0 false
// b 10 true
// b 11 true
// b 12 true
// b 0 false
