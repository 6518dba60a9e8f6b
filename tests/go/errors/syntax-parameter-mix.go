// SPDX-License-Identifier: MIT
package main

func f(a int, string) {} // ERROR "syntax error: mixed named and unnamed parameters" at 15
func main() {}
