// SPDX-License-Identifier: MIT
package main

func main() {
	var x int
	x = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in assignment` at 6
	_ = x
}
