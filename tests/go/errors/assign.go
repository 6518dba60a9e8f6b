// SPDX-License-Identifier: MIT
package main

func pair() (int, string) { return 1, "a" }

func none() {}

func main() {
	var i int
	var s string
	i = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in assignment` at 6
	s = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in assignment" at 6
	i, s = pair(), 1 // ERROR "multiple-value pair\(\) \(value of type \(int, string\)\) in single-value context" at 9 ERROR "cannot use 1 \(untyped int constant\) as string value in assignment" at 17
	i = pair() // ERROR "assignment mismatch: 1 variable but pair returns 2 values" at 6
	i, s = 1 // ERROR "assignment mismatch: 2 variables but 1 value" at 9
	i = none() // ERROR "none\(\) \(no value\) used as value" at 6
	5 = i // ERROR "cannot assign to 5 \(neither addressable nor a map index expression\)" at 2
	s[0] = 'x' // ERROR "cannot assign to s\[0\] \(neither addressable nor a map index expression\)" at 2
	nil = i // ERROR "cannot assign to nil" at 2
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier" at 6
	_, _ = i, s
}
