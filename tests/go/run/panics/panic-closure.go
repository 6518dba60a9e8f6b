// SPDX-License-Identifier: MIT
package main

func main() {
	f := func(n int) { panic(n) }
	func() { f(1) }()
}
