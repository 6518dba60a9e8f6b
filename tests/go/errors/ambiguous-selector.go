// SPDX-License-Identifier: MIT
package main

func main() {
	type A struct{ x int }
	type B struct{ x int }
	type C struct {
		A
		B
	}
	_ = C{}.x // ERROR "ambiguous selector C\{\}\.x" at 10
}
