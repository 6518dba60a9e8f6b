// SPDX-License-Identifier: MIT
package main

func main() {
	a := []int{1}
	i := -1
	_ = a[i]
}
