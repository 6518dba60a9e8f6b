// SPDX-License-Identifier: MIT

// A select that waits on three channels.
package main

import (
	"fmt"
)

func main() {
	a, b, quit := make(chan int), make(chan string), make(chan bool)
	done := make(chan bool)
	go func() {
		for {
			select {
			case v := <-a:
				fmt.Println("a", v)
			case s := <-b:
				fmt.Println("b", s)
			case <-quit:
				fmt.Println("quit")
				done <- true
				return
			}
		}
	}()
	for i := 0; i < 4; i++ {
		a <- i
		b <- fmt.Sprint("s", i)
	}
	quit <- true
	<-done
}

// Output:
// a 0
// b s0
// a 1
// b s1
// a 2
// b s2
// a 3
// b s3
// quit
