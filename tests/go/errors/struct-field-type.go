// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ a int }
	_ = T{a: "x"} // ERROR `cannot use "x" \(untyped string constant\) as int value in struct literal` at 11
}
