// SPDX-License-Identifier: MIT
package main

func main() {
	_ = append(1, 2) // ERROR "first argument to append must be a slice; have 1 \(untyped int constant\)" at 13
}
