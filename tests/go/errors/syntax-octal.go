// SPDX-License-Identifier: MIT
package main

func main() {
	_ = 089 // ERROR "invalid digit '8' in octal literal" at 7
}
