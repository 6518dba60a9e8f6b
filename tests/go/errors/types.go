// SPDX-License-Identifier: MIT
package main

type T struct{}

var x int

var a x // ERROR "x is not a type|x \(variable of type int\) is not a type" at 7

type M map[func()]int // ERROR "invalid map key type func\(\)" at 16

type E struct {
	*I // ERROR "embedded field type cannot be a pointer to an interface" at 2
}

type I interface{ m() }

func v(a ...int, b string) {} // ERROR "can only use ... with final parameter in list" at 10

type S struct {
	int
	int // ERROR "int redeclared" at 2
}

type C chan T

func main() {
	var p *undefinedT // ERROR "undefined: undefinedT" at 9
	_ = p
	var e PE
	_ = e
}

type P *T

type PE struct {
	P // ERROR "embedded field type cannot be a pointer" at 2
}
