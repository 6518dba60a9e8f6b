// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ a, b int }
	_ = T{a: 1, 2} // ERROR "mixture of field:value and value elements in struct literal" at 14
}
