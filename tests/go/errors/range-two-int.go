// SPDX-License-Identifier: MIT
package main

func main() {
	for i, j := range 10 { // ERROR "range over 10 \(untyped int constant\) permits only one iteration variable" at 9
		_, _ = i, j
	}
}
