// SPDX-License-Identifier: MIT
package main

func main() {
	_ = new(1) // ERROR "1 is not a type" at 10
}
