// SPDX-License-Identifier: MIT
package main

type P struct{ x int }

const c = 1

func f() int { return 1 }

func main() {
	m := map[string]P{}
	m["a"].x = 1 // ERROR `cannot assign to struct field m\["a"\].x in map` at 2
	c = 2 // ERROR "cannot assign to c" at 2
	f() = 1 // ERROR "cannot assign to f\(\)" at 2
	a, b := 1 // ERROR "assignment mismatch: 2 variables but 1 value" at 10
	d := 1
	d := 2 // ERROR "no new variables on left side of :=" at 4
	e, e := 1, 2 // ERROR "e repeated on left side of :=" at 5
	m["b"] := P{} // ERROR `non-name m\["b"\] on left side of :=` at 2
	var g int = nil // ERROR "cannot use nil as int value in variable declaration" at 14
	h := nil // ERROR "use of untyped nil in assignment" at 7
	_, _, _, _, _, _ = a, b, d, e, g, h
}
