// SPDX-License-Identifier: MIT
package main

func main() {
	var f func(int) int
	f = func(n int) int { return f(n+1) + 1 }
	println(f(0))
}
