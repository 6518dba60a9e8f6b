// SPDX-License-Identifier: MIT
package main

func main() {
	a := [3]int{}
	s := []int{1}
	m := map[string]int{}
	i, f := 1, 1.5
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]" at 8
	_ = s[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative" at 8
	_ = s[f] // ERROR "invalid argument: index f \(variable of type float64\) must be integer" at 8
	_ = s["a"] // ERROR `cannot convert "a" \(untyped string constant\) to type int|invalid argument: index "a"` at 8
	_ = m[1] // ERROR "cannot use 1 \(untyped int constant\) as string value in map index" at 8
	_ = i[0] // ERROR "invalid operation: cannot index i \(variable of type int\)" at 7
	_ = i[1:] // ERROR "cannot slice i \(variable of type int\)" at 6
	_ = s[2:1] // ERROR "invalid slice indices: 1 < 2" at 10
	_ = "abc"[5] // ERROR "invalid argument: index 5 out of bounds \[0:3\]" at 12
	_ = "abc"[0:1:2] // ERROR "invalid operation: 3-index slice of string" at 16
}
