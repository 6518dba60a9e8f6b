// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ f func() }
	var m map[T]int // ERROR "invalid map key type T" at 12
	_ = m
}
