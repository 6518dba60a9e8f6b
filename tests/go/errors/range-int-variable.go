// SPDX-License-Identifier: MIT
package main

func main() {
	var f float64 = 2
	for range f { // ERROR "cannot range over f \(variable of type float64\)" at 12
	}
}
