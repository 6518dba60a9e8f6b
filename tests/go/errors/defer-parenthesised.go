// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() {}
	defer (f()) // ERROR "expression in defer must not be parenthesized" at 8
}
