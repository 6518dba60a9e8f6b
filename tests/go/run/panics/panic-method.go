// SPDX-License-Identifier: MIT
package main

type T struct{}

//go:noinline
func (t T) a(n int) { (&t).b(n) }

//go:noinline
func (t *T) b(n int) { panic(n) }
func main() {
	T{}.a(2)
}
