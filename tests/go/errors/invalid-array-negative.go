// SPDX-License-Identifier: MIT
package main

func main() {
	var a [-1]int // ERROR "invalid array length -1 \(untyped int constant\)" at 9
	_ = a
}
