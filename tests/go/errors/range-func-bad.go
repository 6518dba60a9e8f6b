// SPDX-License-Identifier: MIT
package main

func main() {
	f := func(int) {}
	for range f { // ERROR "cannot range over f \(variable of type func\(int\)\): func must be func\(yield func\(\.\.\.\) bool\): argument is not func" at 12
	}
}
