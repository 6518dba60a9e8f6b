// SPDX-License-Identifier: MIT
package main

func main() {
	_ = [3]int{1}[:] // ERROR "invalid operation: \[3\]int\{…\} \(value of type \[3\]int\) \(slice of unaddressable value\)" at 6
}
