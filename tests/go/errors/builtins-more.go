// SPDX-License-Identifier: MIT
package main

func main() {
	var i int
	close(i) // ERROR "invalid operation: cannot close non-channel i \(variable of type int\)" at 8
	_ = len() // ERROR "not enough arguments for len\(\) \(expected 1, found 0\)" at 6
	_ = len("a", "b") // ERROR `too many arguments for len\("a", "b"\) \(expected 1, found 2\)` at 6
	_ = complex(1, "a") // ERROR "mismatched types|arguments have type untyped string" at 14
	_ = real("a") // ERROR "invalid argument: argument has type untyped string, expected complex type" at 11
	len("abc") // ERROR `len\("abc"\) \(constant 3 of type int\) is not used` at 2
	_ = new(1) // ERROR "1 is not a type" at 10
	copy([]int{}, []string{}) // ERROR "arguments to copy .* have different element types int and string" at 7
	_ = make([]int, -1) // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative" at 18
	_ = append() // ERROR "not enough arguments for append\(\) \(expected 1, found 0\)" at 6
}
