// SPDX-License-Identifier: MIT
package main

func main() {
	x, y := 1, 2 // ERROR "declared and not used: x" at 2 ERROR "declared and not used: y" at 5
}
