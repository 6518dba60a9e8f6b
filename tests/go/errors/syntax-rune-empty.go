// SPDX-License-Identifier: MIT
package main

func main() {
	_ = '' // ERROR "empty rune literal or unescaped '" at 7
}
