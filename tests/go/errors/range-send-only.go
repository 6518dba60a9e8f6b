// SPDX-License-Identifier: MIT
package main

func main() {
	c := make(chan<- int)
	for range c { // ERROR "cannot range over c \(variable of type chan<- int\): receive from send-only channel" at 12
	}
}
