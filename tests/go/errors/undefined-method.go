// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{}
	T{}.Foo() // ERROR "T\{\}\.Foo undefined \(type T has no field or method Foo\)" at 6
}
