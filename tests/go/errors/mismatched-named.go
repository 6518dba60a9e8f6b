// SPDX-License-Identifier: MIT
package main

func main() {
	type A int
	type B int
	_ = A(1) + B(2) // ERROR "invalid operation: A\(1\) \+ B\(2\) \(mismatched types A and B\)" at 6
}
