// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1
	x == 1 // ERROR "x == 1 \(untyped bool value\) is not used" at 2
}
