// SPDX-License-Identifier: MIT
package main

func main() {
	a, b := 1, 2, 3 // ERROR "assignment mismatch: 2 variables but 3 values" at 10
	_, _ = a, b
}
