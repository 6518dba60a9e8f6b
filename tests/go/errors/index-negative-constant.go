// SPDX-License-Identifier: MIT
package main

func main() {
	a := []int{1}
	_ = a[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative" at 8
}
