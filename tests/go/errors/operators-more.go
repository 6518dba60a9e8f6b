// SPDX-License-Identifier: MIT
package main

func main() {
	i, s, p := 1, "a", new(int)
	i += s // ERROR "invalid operation: i \+= s \(mismatched types int and string\)" at 2
	s++ // ERROR "invalid operation: s\+\+ \(non-numeric type string\)" at 2
	_ = *i // ERROR "invalid operation: cannot indirect i \(variable of type int\)" at 7
	_ = &1 // ERROR "invalid operation: cannot take address of 1 \(untyped int constant\)" at 7
	_ = <-i // ERROR "invalid operation: cannot receive from non-channel i \(variable of type int\)" at 8
	_ = 1 << s // ERROR "invalid operation: shift count s \(variable of type string\) must be integer" at 11
	_ = 1.5 << i // ERROR "invalid operation: shifted operand 1.5 \(untyped float constant\) must be integer" at 6
	_ = 1 << -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)" at 11
	_ = p + 1 // ERROR "invalid operation: p \+ 1 \(mismatched types \*int and untyped int\)" at 6
	_ = i + "a" // ERROR `invalid operation: i \+ "a" \(mismatched types int and untyped string\)` at 6
}
