// SPDX-License-Identifier: MIT
package main

func main() {
	_ = uint8(256) // ERROR "constant 256 overflows uint8" at 12
}
