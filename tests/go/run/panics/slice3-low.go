// SPDX-License-Identifier: MIT
package main

func main() {
	a := make([]int, 3, 5)
	i, j := 4, 3
	_ = a[i:j:5]
}
