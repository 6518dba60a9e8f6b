// SPDX-License-Identifier: MIT
package main

func f(n int) {
	if n == 0 {
		var a []int
		a[n] = 1
	}
	f(n - 1)
}
func main() {
	f(3)
}
