// SPDX-License-Identifier: MIT
package main

func main() {
	_ = []int{1,, 2} // ERROR "syntax error: unexpected comma, expected expression" at 14
}
