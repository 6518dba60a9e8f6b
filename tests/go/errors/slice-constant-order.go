// SPDX-License-Identifier: MIT
package main

func main() {
	a := []int{1}
	_ = a[2:1] // ERROR "invalid slice indices: 1 < 2" at 10
}
