// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1
	++x // ERROR "syntax error: unexpected \+\+, expected \}" at 2
}
