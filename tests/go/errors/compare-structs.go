// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ s []int }
	_ = T{} == T{} // ERROR "invalid operation: T\{\} == T\{\} \(struct containing \[\]int cannot be compared\)" at 6
}
