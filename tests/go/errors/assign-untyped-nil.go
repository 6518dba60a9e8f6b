// SPDX-License-Identifier: MIT
package main

func main() {
	x := nil // ERROR "use of untyped nil in assignment" at 7
	_ = x
}
