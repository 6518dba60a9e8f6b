// SPDX-License-Identifier: MIT
package main

func main() {
	var m map[[]int]string // ERROR "invalid map key type \[\]int" at 12
	_ = m
}
