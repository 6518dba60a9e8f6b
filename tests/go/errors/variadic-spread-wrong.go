// SPDX-License-Identifier: MIT
package main

func main() {
	func(a ...int) {}([]string{}...) // ERROR "cannot use \[\]string\{\} \(value of type \[\]string\) as \[\]int value in argument to func\(a \.\.\.int\) \{\}" at 20
}
