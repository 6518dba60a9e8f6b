// SPDX-License-Identifier: MIT
package main

func main() {
	var r <-chan int
	var s chan<- int
	c := make(chan int)
	r <- 1 // ERROR "invalid operation: cannot send to receive-only channel r \(variable of type <-chan int\)" at 2
	c <- "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in send` at 7
	_ = <-s // ERROR "invalid operation: cannot receive from send-only channel s \(variable of type chan<- int\)" at 8
	c = r // ERROR "cannot use r \(variable of type <-chan int\) as chan int value in assignment" at 6
	var n chan string = c // ERROR "cannot use c \(variable of type chan int\) as chan string value in variable declaration" at 22
	select {
	case 1: // ERROR "select case must be send or receive \(possibly with assignment\)" at 7
	case x := <-c: // ERROR "declared and not used: x" at 7
	}
	_ = cap(1) // ERROR "invalid argument: 1 \(untyped int constant\) for built-in cap" at 10
	_ = n
}
