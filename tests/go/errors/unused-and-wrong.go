// SPDX-License-Identifier: MIT
package main

func two() (int, error) { return 1, nil }

func a() {
	var w int // ERROR "declared and not used: w" at 6
	w, v := "a", 2 // ERROR "cannot use .a. \(untyped string constant\) as int value in assignment" at 10
	w = v
	x := 0o9 // ERROR "declared and not used: x" at 2 ERROR "invalid digit '9' in octal literal" at 9
	y, z := two(), 1 // ERROR "declared and not used: y" at 2 ERROR "declared and not used: z" at 5 ERROR "multiple-value two\(\) \(value of type \(int, error\)\) in single-value context" at 10
	var u undefined // ERROR "declared and not used: u" at 6 ERROR "undefined: undefined" at 8
}

func b() {
	goto L // ERROR "goto L jumps over declaration of t at" at 7
	t := 1 // ERROR "declared and not used: t" at 2
L:
	two(q) // ERROR "undefined: q" at 6 ERROR "too many arguments in call to two\n\thave \(unknown type\)\n\twant \(\)" at 6
}

func main() {
	var w int // ERROR "declared and not used: w" at 6
	w = 2
	a()
	b()
}
