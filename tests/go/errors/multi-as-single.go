// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() (int, int) { return 1, 2 }
	x := f() // ERROR "assignment mismatch: 1 variable but f returns 2 values" at 7
	_ = x
}
