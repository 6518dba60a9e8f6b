// SPDX-License-Identifier: MIT
package main

func f[T any](t T) {}
func main() {
	g := f // ERROR "cannot use generic function f without instantiation" at 7
	_ = g
}
