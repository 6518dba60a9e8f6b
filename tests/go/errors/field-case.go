// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct{ name string }
	_ = T{}.Name // ERROR "T\{\}\.Name undefined \(type T has no field or method Name, but does have field name\)" at 10
}
