// SPDX-License-Identifier: MIT
package main

func main() {
	n, m := 5, 4
	_ = make([]int, n, m)
}
