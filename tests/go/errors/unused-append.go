// SPDX-License-Identifier: MIT
package main

func main() {
	append([]int{}, 1) // ERROR "append\(\[\]int\{\}, 1\) \(value of type \[\]int\) is not used" at 2
}
