// SPDX-License-Identifier: MIT
package main

func main() {
	goto L // ERROR "goto L jumps into block starting at (\./)?goto-into-block\.go:6:2" at 7
	{
	L:
	}
}
