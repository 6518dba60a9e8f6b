// SPDX-License-Identifier: MIT
package main

func main() {
	a := make([]int, 3, 5)
	j, k := 4, 3
	_ = a[0:j:k]
}
