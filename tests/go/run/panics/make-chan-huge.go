// SPDX-License-Identifier: MIT
package main

func main() {
	n := 1 << 62
	_ = make(chan int, n)
}
