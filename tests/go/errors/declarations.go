// SPDX-License-Identifier: MIT
package main

var a int
var a string // ERROR "a redeclared in this block" at 5

func f() {}
func f() {} // ERROR "f redeclared in this block" at 6

type T struct {
	x int
	x string // ERROR "x redeclared" at 2
}

func (t T) m() {}
func (t T) m() {} // ERROR "method T.m already declared at" at 12

func (t T) x() {} // ERROR "field and method with the same name x" at 12

func dup(a int, a string) {} // ERROR "a redeclared in this block" at 17

func main() {
	b := 1
	var b int // ERROR "b redeclared in this block" at 6
	_ = b
}
