// SPDX-License-Identifier: MIT

// A generator that is stopped.
package main

import (
	"fmt"
)

func main() {
	ch := make(chan int)
	stop := make(chan bool)
	done := make(chan bool)
	go func() {
		n := 0
		for {
			select {
			case ch <- n:
				fmt.Println("handed", n)
				n++
			case <-stop:
				fmt.Println("stopped at", n)
				done <- true
				return
			}
		}
	}()
	for i := 0; i < 5; i++ {
		fmt.Println("took", <-ch)
	}
	stop <- true
	<-done
}

// Output:
// handed 0
// took 0
// took 1
// handed 1
// handed 2
// took 2
// took 3
// handed 3
// handed 4
// took 4
// stopped at 5
