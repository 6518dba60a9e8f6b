// SPDX-License-Identifier: MIT
package main

func main() {
	s := "abc"
	i := 3
	_ = s[i]
}
