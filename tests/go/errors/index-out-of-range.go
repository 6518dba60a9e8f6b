// SPDX-License-Identifier: MIT
package main

func main() {
	a := [2]int{}
	_ = a[2] // ERROR "invalid argument: index 2 out of bounds \[0:2\]" at 8
}
