// SPDX-License-Identifier: MIT
package main

func main() {
	m := map[int]int{}
	_ = m == m // ERROR "invalid operation: m == m \(map can only be compared to nil\)" at 6
}
