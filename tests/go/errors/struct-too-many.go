// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ a int }
	_ = T{1, 2} // ERROR "too many values in struct literal of type T" at 11
}
