// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() {}
	f[int]() // ERROR "invalid operation: cannot index f \(variable of type func\(\)\)" at 3
}
