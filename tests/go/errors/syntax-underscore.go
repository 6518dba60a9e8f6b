// SPDX-License-Identifier: MIT
package main

func main() {
	_ = 1__0 // ERROR "'_' must separate successive digits" at 8
}
