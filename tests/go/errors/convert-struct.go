// SPDX-License-Identifier: MIT
package main

func main() {
	type A struct{ x int }
	type B struct{ y int }
	_ = B(A{}) // ERROR "cannot convert A\{\} \(value of type A\) to type B" at 8
}
