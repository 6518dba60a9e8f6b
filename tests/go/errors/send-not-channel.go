// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1
	x <- 1 // ERROR "invalid operation: cannot send to non-channel x \(variable of type int\)" at 2
}
