// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{}
	var e error
	_ = e == T{} // ERROR "invalid operation: e == T\{\} \(mismatched types error and T\)" at 11
}
