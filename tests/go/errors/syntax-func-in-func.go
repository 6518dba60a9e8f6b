// SPDX-License-Identifier: MIT
package main

func main() {
	func f() {} // ERROR "syntax error: unexpected name f, expected \(" at 7
} // ERROR "syntax error: non-declaration statement outside function body" at 1
