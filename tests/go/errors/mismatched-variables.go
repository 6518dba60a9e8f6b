// SPDX-License-Identifier: MIT
package main

func main() {
	a, b := 1, 2.5
	_ = a + b // ERROR "invalid operation: a \+ b \(mismatched types int and float64\)" at 6
}
