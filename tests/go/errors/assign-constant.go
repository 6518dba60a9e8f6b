// SPDX-License-Identifier: MIT
package main

func main() {
	const c = 1
	c = 2 // ERROR "cannot assign to c \(neither addressable nor a map index expression\)" at 2
}
