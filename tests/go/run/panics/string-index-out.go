// SPDX-License-Identifier: MIT
package main

func main() {
	for i, s := 0, "é"; ; i++ {
		print(s[i], " ")
	}
}
