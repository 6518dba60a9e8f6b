// SPDX-License-Identifier: MIT
package main

func main() {
	var r <-chan int
	var s chan<- int
	c := make(chan int)
	r <- 1 // ERROR "invalid operation: cannot send to receive-only channel r \(variable of type <-chan int\)" at 2
	c <- "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in send` at 7
	_ = <-s // ERROR "invalid operation: cannot receive from send-only channel s \(variable of type chan<- int\)" at 8
	c = r // ERROR "cannot use r \(variable of type <-chan int\) as chan int value in assignment" at 6 GO119 "cannot use r \(variable of type <-chan int\) as type chan int in assignment"
	var n chan string = c // ERROR "cannot use c \(variable of type chan int\) as chan string value in variable declaration" at 22 GO119 "cannot use c \(variable of type chan int\) as type chan string in variable declaration"
	select {
	case 1: // ERROR "select case must be receive, send or assign recv" at 7 GO119 "select case must be"
	case x := <-c: // ERROR "declared and not used: x" at 7 GO119 "x declared but not used"
	}
	_ = cap(1) // ERROR "invalid argument: 1 \(untyped int constant\) for built-in cap" at 10 GO119 "invalid argument: 1 \(untyped int constant\) for cap"
	_ = n
}
