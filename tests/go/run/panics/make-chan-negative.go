// SPDX-License-Identifier: MIT
package main

func main() {
	n := -1
	_ = make(chan int, n)
}
