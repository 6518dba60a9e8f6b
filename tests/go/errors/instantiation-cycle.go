// SPDX-License-Identifier: MIT
package main

func f[T any](n int, t T) { // ERROR "instantiation cycle" at 8
	if n > 0 {
		f[*T](n-1, &t)
	}
}

func main() { f(3, 1) }
