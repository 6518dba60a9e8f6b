// SPDX-License-Identifier: MIT
package main

func main() {
	var f float32
	var g float64
	_ = complex(f, g) // ERROR "invalid operation: complex\(f, g\) \(mismatched types float32 and float64\)" at 14
}
