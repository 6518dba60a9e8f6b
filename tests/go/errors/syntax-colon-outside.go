// SPDX-License-Identifier: MIT
package main

x := 1 // ERROR "syntax error: non-declaration statement outside function body" at 1
func main() {}
