// SPDX-License-Identifier: MIT
package main

func main() {
	func(a ...int) {}(1, "x") // ERROR `cannot use "x" \(untyped string constant\) as int value in argument to func\(a \.\.\.int\) \{\}` at 23
}
