// SPDX-License-Identifier: MIT
package main

func main() {
	goto L // ERROR "label L not defined" at 7
}
