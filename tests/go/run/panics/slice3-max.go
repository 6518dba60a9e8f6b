// SPDX-License-Identifier: MIT
package main

func main() {
	a := make([]int, 3, 5)
	k := 6
	_ = a[0:1:k]
}
