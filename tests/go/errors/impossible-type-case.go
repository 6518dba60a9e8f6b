// SPDX-License-Identifier: MIT
package main

func main() {
	var x error
	switch x.(type) {
	case int: // ERROR "impossible type switch case: int" at 7
	}
}
