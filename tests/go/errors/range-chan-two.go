// SPDX-License-Identifier: MIT
package main

func main() {
	c := make(chan int)
	for a, b := range c { // ERROR "range over c \(variable of type chan int\) permits only one iteration variable" at 9
		_, _ = a, b
	}
}
