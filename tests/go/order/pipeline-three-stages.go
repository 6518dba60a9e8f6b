// SPDX-License-Identifier: MIT

// A pipeline of three stages.
package main

import (
	"fmt"
)

func stage(name string, in <-chan int, f func(int) int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			r := f(v)
			fmt.Println(name, v, r)
			out <- r
		}
	}()
	return out
}

func main() {
	source := make(chan int)
	go func() {
		defer close(source)
		for i := 1; i <= 5; i++ {
			source <- i
		}
	}()
	square := stage("square", source, func(n int) int { return n * n })
	double := stage("double", square, func(n int) int { return 2 * n })
	for v := range double {
		fmt.Println("sink", v)
	}
}

// Output:
// square 1 1
// double 1 2
// sink 2
// square 2 4
// square 3 9
// double 4 8
// double 9 18
// square 4 16
// sink 8
// sink 18
// double 16 32
// sink 32
// square 5 25
// double 25 50
// sink 50
