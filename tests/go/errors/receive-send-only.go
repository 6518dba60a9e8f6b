// SPDX-License-Identifier: MIT
package main

func main() {
	c := make(chan<- int)
	<-c // ERROR "invalid operation: cannot receive from send-only channel c \(variable of type chan<- int\)" at 4
}
