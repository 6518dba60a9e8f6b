// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1.5
	_ = x % 2 // ERROR "invalid operation: operator % not defined on x \(variable of type float64\)" at 6
}
