// SPDX-License-Identifier: MIT
package main

func main() {
	m := 1 << 60
	_ = make([]int, 0, m)
}
