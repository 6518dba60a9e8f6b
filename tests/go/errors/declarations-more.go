// SPDX-License-Identifier: MIT
package main

var init = 1 // ERROR "cannot declare init - must be func" at 5

func main(a int) {} // ERROR "func main must have no arguments and no return values" at 6

func init() int { return 1 } // ERROR "func init must have no arguments and no return values" at 6

var x, y = 1, 2, 3 // ERROR "extra init expr" at 18
var z, w, v = 1, 2 // ERROR "missing init expr for v|assignment mismatch: 3 variables but 2 values" at 11

type I interface {
	m()
	m() // ERROR "duplicate method m" at 2
}

var u int = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in variable declaration` at 13
