// SPDX-License-Identifier: MIT

// AfterFunc runs in goroutines of its own.
package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan int)
	for i := 3; i > 0; i-- {
		i := i
		time.AfterFunc(time.Duration(i)*10*time.Millisecond, func() {
			fmt.Println("func", i)
			done <- i
		})
	}
	for i := 0; i < 3; i++ {
		fmt.Println("done", <-done)
	}
}

// Output:
// func 1
// done 1
// func 2
// done 2
// func 3
// done 3
