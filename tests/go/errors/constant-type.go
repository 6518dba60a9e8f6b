// SPDX-License-Identifier: MIT
package main

func main() {
	const c []int = nil // ERROR "invalid constant type \[\]int" at 10
}
