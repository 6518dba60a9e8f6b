// SPDX-License-Identifier: MIT
package main

func two(yield func(int, string) bool) {}

func bad(yield func(int) int) {}

func main() {
	_ = min(1, "a") // ERROR `invalid argument: mismatched types untyped int \(previous argument\) and untyped string \(type of "a"\)` at 13
	_ = max() // ERROR "not enough arguments for max\(\) \(expected 1, found 0\)" at 6
	clear(1) // ERROR "invalid argument: cannot clear 1 \(untyped int constant\): argument must be \(or constrained by\) map or slice" at 8
	for i, j := range 10 { // ERROR "range over 10 \(untyped int constant\) permits only one iteration variable" at 9
		_, _ = i, j
	}
	for x := range bad { // ERROR "cannot range over bad \(value of type func\(yield func\(int\) int\)\): func must be func\(yield func\(...\) bool\): yield func does not return bool" at 17
		_ = x
	}
	for a, b, c := range two { // ERROR "range clause permits at most two iteration variables" at 12
		_, _ = a, b
	}
	var s []int
	_ = min(s) // ERROR "invalid argument: s \(variable of type \[\]int\) cannot be ordered" at 10
	for i := range 1.5 { // ERROR "cannot range over 1.5 \(untyped float constant\)" at 17
		_ = i
	}
}
