// SPDX-License-Identifier: MIT
package main

func main() {
	_ = min() // ERROR "invalid operation: not enough arguments for min\(\) \(expected 1, found 0\)" at 6
}
