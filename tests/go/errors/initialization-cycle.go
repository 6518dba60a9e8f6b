// SPDX-License-Identifier: MIT
package main

var a = b // ERROR "initialization cycle for a" at 5
var b = f()

func f() int { return a }
func main()  {}
