// SPDX-License-Identifier: MIT
package main

func f() int { return 1, 2 } // ERROR "too many return values" at 26
func main()  { f() }
