// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1 // ERROR "declared and not used: x" at 2
	x = 2
}
