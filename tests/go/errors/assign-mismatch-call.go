// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() int { return 1 }
	a, b := f() // ERROR "assignment mismatch: 2 variables but f returns 1 value" at 10
	_, _ = a, b
}
