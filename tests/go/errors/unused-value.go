// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1
	x // ERROR "x \(variable of type int\) is not used" at 2
}
