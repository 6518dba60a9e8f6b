// SPDX-License-Identifier: MIT
package main

type A struct{ x int }

type B struct{ y int }

type I interface{ M() }

func main() {
	s, f := "a", 1.5
	_ = int(s) // ERROR "cannot convert s \(variable of type string\) to type int" at 10
	_ = string(f) // ERROR "cannot convert f \(variable of type float64\) to type string" at 13
	_ = []int(s) // ERROR "cannot convert s \(variable of type string\) to type \[\]int" at 12
	_ = B(A{}) // ERROR "cannot convert A{} \(value of type A\) to type B" at 8
	_ = I(A{}) // ERROR "cannot convert A{} \(value of type A\) to type I: A does not implement I \(missing method M\)" at 8
	_ = int(1.5) // ERROR "cannot convert 1.5 \(untyped float constant\) to type int" at 10
	_ = bool(1) // ERROR "cannot convert 1 \(untyped int constant\) to type bool" at 11
	_ = int("a") // ERROR `cannot convert "a" \(untyped string constant\) to type int` at 10
	_ = int() // ERROR "missing argument in conversion to int" at 6
	_ = int(1, 2) // ERROR "too many arguments in conversion to int" at 13
}
