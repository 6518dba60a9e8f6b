// SPDX-License-Identifier: MIT
package main

func main() {
	_ = len(1) // ERROR "invalid argument: 1 \(untyped int constant\) for built-in len" at 10
}
