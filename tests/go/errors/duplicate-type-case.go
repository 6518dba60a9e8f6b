// SPDX-License-Identifier: MIT
package main

func main() {
	var x any
	switch x.(type) {
	case int:
	case string, int: // ERROR "duplicate case int in type switch" at 15
	}
}
