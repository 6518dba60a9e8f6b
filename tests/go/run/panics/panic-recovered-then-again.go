// SPDX-License-Identifier: MIT
package main

func main() {
	func() {
		defer func() { println("recovered", recover() != nil) }()
		panic("a")
	}()
	panic("b")
}
