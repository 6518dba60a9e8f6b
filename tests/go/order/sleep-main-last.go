// SPDX-License-Identifier: MIT

// Main sleeps while the others run.
package main

import (
	"fmt"
	"time"
)

func main() {
	for i := 0; i < 3; i++ {
		go fmt.Println("goroutine", i)
	}
	time.Sleep(10 * time.Millisecond)
	fmt.Println("main")
}

// Output:
// goroutine 2
// goroutine 0
// goroutine 1
// main
