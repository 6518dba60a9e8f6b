// SPDX-License-Identifier: MIT
package main

func main() {
	var p *[10]int
	println(p[3])
}
