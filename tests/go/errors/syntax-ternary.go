// SPDX-License-Identifier: MIT
package main

func main() {
	x := true ? 1 : 2 // ERROR "invalid character U\+003F '\?'" at 12 ERROR "syntax error: unexpected literal 1 at end of statement" at 14
}
