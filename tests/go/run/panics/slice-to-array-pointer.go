// SPDX-License-Identifier: MIT
package main

func main() {
	s := make([]int, 2, 10)
	_ = (*[3]int)(s)
}
