// SPDX-License-Identifier: MIT
package main

func main() {
	func() {}(1) // ERROR "too many arguments in call to func\(\) \{\}" at 12
}
