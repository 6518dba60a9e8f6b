// SPDX-License-Identifier: MIT
package main

func main() {
	continue // ERROR "continue is not in a loop" at 2
}
