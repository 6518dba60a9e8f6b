// SPDX-License-Identifier: MIT
package main

//go:noinline
func f(c chan string) { g(c) }

//go:noinline
func g(c chan string) { println(<-c) }
func main() {
	f(make(chan string))
}
