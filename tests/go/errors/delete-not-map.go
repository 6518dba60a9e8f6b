// SPDX-License-Identifier: MIT
package main

func main() {
	delete([]int{}, 1) // ERROR "invalid argument: \[\]int\{\} \(value of type \[\]int\) is not a map" at 9
}
