// SPDX-License-Identifier: MIT
package main

func main() {
	_ = [...]int{1: 1, 1: 2} // ERROR "duplicate index 1 in array or slice literal" at 21
}
