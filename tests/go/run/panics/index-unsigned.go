// SPDX-License-Identifier: MIT
package main

func main() {
	a := []int{1}
	var i uint64 = 1<<63 + 5
	_ = a[i]
}
