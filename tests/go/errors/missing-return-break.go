// SPDX-License-Identifier: MIT
package main

func f() int {
	for {
		break
	}
} // ERROR "missing return" at 1
func main() { f() }
