// SPDX-License-Identifier: MIT
package main

func f()    { return 1 } // ERROR "too many return values" at 22
func main() { f() }
