// SPDX-License-Identifier: MIT
package main

func main() {
L: // ERROR "label L defined and not used" at 1
	for {
	}
}
