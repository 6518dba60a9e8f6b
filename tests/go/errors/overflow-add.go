// SPDX-License-Identifier: MIT
package main

func main() {
	const c int8 = 100
	_ = c + c // ERROR "c \+ c \(constant 200 of type int8\) overflows int8" at 6
}
