// SPDX-License-Identifier: MIT

// Functions due at the same time start in turn; the one made ready last runs first.
package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan int)
	for i := 0; i < 5; i++ {
		time.AfterFunc(10*time.Millisecond, func() {
			fmt.Println("func", i)
			done <- i
		})
	}
	time.Sleep(20 * time.Millisecond)
	for i := 0; i < 5; i++ {
		fmt.Println("done", <-done)
	}
}

// Output:
// func 4
// func 0
// func 1
// func 2
// func 3
// done 4
// done 0
// done 1
// done 2
// done 3
