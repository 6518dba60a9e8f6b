// SPDX-License-Identifier: MIT
package main

func main() {
	var x Foo // ERROR "undefined: Foo" at 8
	_ = x
}
