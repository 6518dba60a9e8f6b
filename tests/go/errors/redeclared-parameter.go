// SPDX-License-Identifier: MIT
package main

func f(a int, a string) {} // ERROR "a redeclared in this block" at 15
func main()             {}
