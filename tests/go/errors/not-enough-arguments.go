// SPDX-License-Identifier: MIT
package main

func main() {
	func(a, b int) {}(1) // ERROR "not enough arguments in call to func\(a, b int\) \{\}" at 20
}
