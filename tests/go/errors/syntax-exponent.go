// SPDX-License-Identifier: MIT
package main

func main() {
	_ = 1e // ERROR "exponent has no digits" at 8
}
