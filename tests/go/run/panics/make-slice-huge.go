// SPDX-License-Identifier: MIT
package main

func main() {
	n := 1 << 60
	_ = make([]int, n)
}
