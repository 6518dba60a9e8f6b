// SPDX-License-Identifier: MIT
package main

func main() {
	_ = 'ab' // ERROR "more than one character in rune literal" at 6
}
