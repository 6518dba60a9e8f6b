// SPDX-License-Identifier: MIT
package main

func main() {
	x := int // ERROR "int \(type\) is not an expression" at 7
	_ = x
}
