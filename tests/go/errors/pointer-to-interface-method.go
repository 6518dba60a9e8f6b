// SPDX-License-Identifier: MIT
package main

func main() {
	var e *error
	e.Error() // ERROR "e\.Error undefined \(type \*error is pointer to interface, not interface\)" at 4
}
