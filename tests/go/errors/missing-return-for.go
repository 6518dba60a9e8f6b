// SPDX-License-Identifier: MIT
package main

func f(b bool) int {
	for b {
		return 1
	}
} // ERROR "missing return" at 1
func main() { f(true) }
