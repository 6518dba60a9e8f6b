// SPDX-License-Identifier: MIT
package main

type T struct{ s []int }

func main() {
	var t, u T
	var f, g func()
	var m map[int]int
	var sl []int
	var a [2]func()
	_ = t == u // ERROR "invalid operation: t == u \(struct containing \[\]int cannot be compared\)" at 6
	_ = f == g // ERROR "invalid operation: f == g \(func can only be compared to nil\)" at 6
	_ = m == m // ERROR "invalid operation: m == m \(map can only be compared to nil\)" at 6
	_ = sl == sl // ERROR "invalid operation: sl == sl \(slice can only be compared to nil\)" at 6
	_ = a == a // ERROR "invalid operation: a == a \(\[2\]func\(\) cannot be compared\)" at 6
	_ = 1 == "a" // ERROR `invalid operation: 1 == "a" \(mismatched types untyped int and untyped string\)` at 11
	_ = t < u // ERROR "invalid operation: t < u \(operator < not defined on struct\)" at 6
	_ = nil == nil // ERROR "invalid operation: nil == nil \(operator == not defined on untyped nil\)" at 13
	_ = true < false // ERROR "invalid operation: true < false \(operator < not defined on untyped bool\)" at 6
	_ = sl == 1 // ERROR "cannot convert 1 \(untyped int constant\) to type \[\]int" at 12
}
