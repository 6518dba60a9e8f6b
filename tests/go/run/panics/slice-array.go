// SPDX-License-Identifier: MIT
package main

func main() {
	a := [3]int{}
	j := 4
	println(len(a[:j]))
}
