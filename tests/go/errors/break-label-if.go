// SPDX-License-Identifier: MIT
package main

func main() {
L:
	if true {
		for {
			break L // ERROR "invalid break label L" at 10
		}
	}
}
