// SPDX-License-Identifier: MIT
package main

func main() {
	a, b := int8(1), int8(0)
	println(a % b)
}
