// SPDX-License-Identifier: MIT
package main

func main() {
	var func = 1 // ERROR "syntax error: unexpected func, expected name" at 6
}
