// SPDX-License-Identifier: MIT
package main

func main() {
	switch x := 1; x {
	case 1, 2, 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch" at 13
	}
}
