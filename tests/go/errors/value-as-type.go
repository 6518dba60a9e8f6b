// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1
	var y x // ERROR "x is not a type" at 8
	_ = y
}
