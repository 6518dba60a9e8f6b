// SPDX-License-Identifier: MIT
package main

func main() {
	while true { // ERROR "syntax error: unexpected name true at end of statement" at 8
	}
} // ERROR "syntax error: non-declaration statement outside function body" at 1
