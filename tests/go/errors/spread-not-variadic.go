// SPDX-License-Identifier: MIT
package main

func main() {
	func(a []int) {}([]int{}...) // ERROR "cannot use \.\.\. in call to non-variadic func\(a \[\]int\) \{\}" at 2
}
