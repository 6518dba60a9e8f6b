// SPDX-License-Identifier: MIT
package main

func f() (int, string) { return 1 } // ERROR "not enough return values" at 33
func main()            { f() }
