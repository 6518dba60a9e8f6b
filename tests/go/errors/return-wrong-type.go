// SPDX-License-Identifier: MIT
package main

func f() int { return "a" } // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement` at 23
func main()  { f() }
