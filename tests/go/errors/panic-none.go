// SPDX-License-Identifier: MIT
package main

func main() {
	panic() // ERROR "invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)" at 2
}
