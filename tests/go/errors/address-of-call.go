// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() int { return 1 }
	_ = &f() // ERROR "invalid operation: cannot take address of f\(\) \(value of type int\)" at 7
}
