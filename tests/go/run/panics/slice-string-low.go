// SPDX-License-Identifier: MIT
package main

func main() {
	s := "hello"
	j := 6
	println(s[j:])
}
