// SPDX-License-Identifier: MIT
package main

func main() {
	_ = make([]int, "a") // ERROR `cannot convert "a" \(untyped string constant\) to type int` at 18
}
