// SPDX-License-Identifier: MIT
package main

func main() {
	p := &[3]int{}
	n := 5
	println(len(p[1:n]))
}
