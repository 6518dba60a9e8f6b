// SPDX-License-Identifier: MIT
package main

func main() {
	const c := 1 // ERROR "syntax error: unexpected :=, expected =" at 10
}
