// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() {}
	x := f() // ERROR "f\(\) \(no value\) used as value" at 7
	_ = x
}
