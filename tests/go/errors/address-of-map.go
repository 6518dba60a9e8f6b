// SPDX-License-Identifier: MIT
package main

func main() {
	m := map[int]int{}
	_ = &m[1] // ERROR "invalid operation: cannot take address of m\[1\] \(map index expression of type int\)" at 7
}
