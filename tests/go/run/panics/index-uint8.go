// SPDX-License-Identifier: MIT
package main

func main() {
	a := [3]int{}
	var i uint8 = 200
	println(a[i])
}
