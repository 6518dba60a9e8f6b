// SPDX-License-Identifier: MIT
package main

println("a") // ERROR "syntax error: non-declaration statement outside function body" at 1
func main() {}
