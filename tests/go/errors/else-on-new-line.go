// SPDX-License-Identifier: MIT
package main

func main() {
	x := 1
	if x == 1 {
		println(1)
	}
	else { // ERROR "syntax error: unexpected else, expected }" at 2
		println(2)
	}
}
