// SPDX-License-Identifier: MIT
package main

func main() {
	var a int
	var a string // ERROR "a redeclared in this block" at 6
	_ = a
}
