// SPDX-License-Identifier: MIT
package main

func main() {
	go append([]int{}, 1) // ERROR "go discards result of append\(\[\]int\{\}, 1\) \(value of type \[\]int\)" at 5
}
