// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() {
		x := 1 // ERROR "declared and not used: x" at 3
	}
	f()
}
