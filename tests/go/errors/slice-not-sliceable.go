// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1
	_ = x[1:] // ERROR "invalid operation: cannot slice x \(variable of type int\)" at 6
}
