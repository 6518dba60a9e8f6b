// SPDX-License-Identifier: MIT
package main

func main() {
	f := len // ERROR "len \(built-in\) must be called" at 7
	_ = f
}
