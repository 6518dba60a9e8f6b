// SPDX-License-Identifier: MIT
package main

func main() {
	var x uint = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)" at 15
	_ = x
}
