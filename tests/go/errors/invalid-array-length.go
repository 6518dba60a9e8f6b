// SPDX-License-Identifier: MIT
package main

func main() {
	n := 3 // ERROR "declared and not used: n" at 2
	var a [n]int // ERROR "invalid array length n" at 9
	_ = a
}
