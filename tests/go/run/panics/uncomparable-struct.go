// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ f func() }
	var a, b any = T{}, T{}
	println(a == b)
}
