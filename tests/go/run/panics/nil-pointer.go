// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ a, b int }
	var p *T
	println(p.b)
}
