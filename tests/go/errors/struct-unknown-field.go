// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ a int }
	_ = T{b: 1} // ERROR "unknown field b in struct literal of type T" at 8
}
