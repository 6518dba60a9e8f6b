// SPDX-License-Identifier: MIT

// iter.Pull switches to its iterator and back, past all who are runnable.
package main

import (
	"fmt"
	"iter"
	"runtime"
)

func numbers(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("closed")
		for i := 0; i < n; i++ {
			fmt.Println("gives", i)
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	go fmt.Println("another")
	next, stop := iter.Pull(numbers(3))
	fmt.Println(next())
	fmt.Println(next())
	runtime.Gosched()
	stop()
	fmt.Println(next())
	all, _ := iter.Pull(numbers(1))
	fmt.Println(all())
	fmt.Println(all())
}

// Output:
// gives 0
// 0 true
// gives 1
// 1 true
// another
// closed
// 0 false
// gives 0
// 0 true
// closed
// 0 false
