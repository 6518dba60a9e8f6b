// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ a int }
	_ = T{}.b // ERROR "T\{\}\.b undefined \(type T has no field or method b\)" at 10
}
