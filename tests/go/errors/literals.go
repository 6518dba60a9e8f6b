// SPDX-License-Identifier: MIT
package main

type T struct {
	a int
	b string
}

func main() {
	_ = T{1} // ERROR "too few values in struct literal of type T" at 9
	_ = T{1, "a", 2} // ERROR "too many values in struct literal of type T" at 16
	_ = T{a: 1, "b"} // ERROR "mixture of field:value and value elements in struct literal" at 14
	_ = T{c: 1} // ERROR "unknown field c in struct literal of type T" at 8
	_ = T{a: 1, a: 2} // ERROR "duplicate field name a in struct literal" at 14
	_ = []int{"a"} // ERROR `cannot use "a" \(untyped string constant\) as int value in array or slice literal` at 12
	_ = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)" at 19
	_ = []int{0: 1, 0: 2} // ERROR "duplicate index 0 in array or slice literal" at 18
	_ = map[string]int{"a": 1, "a": 2} // ERROR `duplicate key "a" in map literal` at 29
	_ = map[string]int{1} // ERROR "missing key in map literal" at 21
}
