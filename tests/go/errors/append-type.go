// SPDX-License-Identifier: MIT
package main

func main() {
	_ = append([]int{}, "a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to append` at 22
}
