// SPDX-License-Identifier: MIT
package main

type T struct {
	a int
	a string // ERROR "a redeclared" at 2
}

func main() {}
