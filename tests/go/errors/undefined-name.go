// SPDX-License-Identifier: MIT
package main

func main() {
	x = 1 // ERROR "undefined: x" at 2
}
