// SPDX-License-Identifier: MIT
package main

func main() {
	n := int8(-3)
	x := 5
	x >>= n
}
