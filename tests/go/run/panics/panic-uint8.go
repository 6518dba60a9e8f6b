// SPDX-License-Identifier: MIT
package main

func main() {
	panic(uint8(7))
}
