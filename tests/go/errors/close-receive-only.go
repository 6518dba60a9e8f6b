// SPDX-License-Identifier: MIT
package main

func main() {
	c := make(<-chan int)
	close(c) // ERROR "invalid operation: cannot close receive-only channel c \(variable of type <-chan int\)" at 8
}
