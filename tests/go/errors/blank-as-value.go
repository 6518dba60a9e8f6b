// SPDX-License-Identifier: MIT
package main

func main() {
	x := _ // ERROR "cannot use _ as value or type" at 7
	_ = x
}
