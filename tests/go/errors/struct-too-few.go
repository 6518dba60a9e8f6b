// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ a, b int }
	_ = T{1} // ERROR "too few values in struct literal of type T" at 9
}
