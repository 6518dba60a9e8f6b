// SPDX-License-Identifier: MIT
package main

func main() {
	a := make([]int, 3, 5)
	j := 6
	_ = a[1:j]
}
