// SPDX-License-Identifier: MIT
package main

func main() {
	a := make([]int, 3, 5)
	i, j := 3, 2
	_ = a[i:j]
}
