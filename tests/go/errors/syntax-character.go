// SPDX-License-Identifier: MIT
package main

func main() {
	_ = 1 # 2 // ERROR "invalid character U\+0023 '#'" at 8 ERROR "syntax error: unexpected literal 2 at end of statement" at 10
}
