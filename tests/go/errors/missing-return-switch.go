// SPDX-License-Identifier: MIT
package main

func f(b int) int {
	switch b {
	case 1:
		return 1
	}
} // ERROR "missing return" at 1
func main() { f(1) }
