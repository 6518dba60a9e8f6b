// SPDX-License-Identifier: MIT
package main

func main() {
	a := make([]int, 3)
	i := -2
	_ = a[i:]
}
