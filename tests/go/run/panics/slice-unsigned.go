// SPDX-License-Identifier: MIT
package main

func main() {
	a := make([]int, 3)
	var j uint64 = 1<<64 - 1
	_ = a[:j]
}
