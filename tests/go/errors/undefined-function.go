// SPDX-License-Identifier: MIT
package main

func main() {
	foo(1) // ERROR "undefined: foo" at 2
}
