// SPDX-License-Identifier: MIT
package main

func main() {
	for i, c := range "abc" { // ERROR "declared and not used: i" at 6
		i = c // ERROR "cannot use c \(variable of type rune\) as int value in assignment" at 7
	}
}
