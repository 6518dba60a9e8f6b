// SPDX-License-Identifier: MIT
package main

func arr() [3]int { return [3]int{} }

func main() {
	_ = arr()[:] // ERROR "invalid operation: arr\(\) \(value of type \[3\]int\) \(slice of unaddressable value\)" at 6
	var n = 3
	var a [n]int // ERROR "invalid array length n|array length n \(variable of type int\) must be constant" at 9
	var b [-1]int // ERROR "invalid array length -1 \(untyped int constant\)" at 9
	var c [1.5]int // ERROR "array length 1.5 \(untyped float constant\) must be integer" at 9
	var d ["a"]int // ERROR `array length "a" \(untyped string constant\) must be integer` at 9
	var e [undefinedLen]int // ERROR "undefined array length undefinedLen or missing type constraint" at 9
	m := map[int]int{}
	_ = &m[0] // ERROR "invalid operation: cannot take address of m\[0\] \(map index expression of type int\)" at 7
	_ = m[1:2] // ERROR "cannot slice m \(variable of type map\[int\]int\)" at 6
	_, _, _, _, _, _ = n, a, b, c, d, e
}
