// SPDX-License-Identifier: MIT
package main

func main() {
	c := make(<-chan int)
	c <- 1 // ERROR "invalid operation: cannot send to receive-only channel c \(variable of type <-chan int\)" at 2
}
