// SPDX-License-Identifier: MIT
package main

func main() {
	f := func() int { return 1 }
	f() = 2 // ERROR "cannot assign to f\(\) \(neither addressable nor a map index expression\)" at 2
}
