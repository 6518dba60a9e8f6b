// SPDX-License-Identifier: MIT
package main

var x = f()

func f() int { panic("in var") }
func main() {
	println("never")
}
