// SPDX-License-Identifier: MIT
package main

func main() {
	c := make(chan int)
	c <- "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in send` at 7
}
