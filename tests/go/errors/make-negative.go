// SPDX-License-Identifier: MIT
package main

func main() {
	_ = make([]int, -1) // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative" at 18
}
