// SPDX-License-Identifier: MIT
package main

func main() {
	type T struct {
	a int b int // ERROR "syntax error: unexpected name b in struct type; possibly missing semicolon or newline or \}" at 8
	}
}
