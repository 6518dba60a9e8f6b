// SPDX-License-Identifier: MIT
package main

func main() {
	defer int(1) // ERROR "defer requires function call, not conversion int\(1\) \(constant 1 of type int\)" at 8
}
