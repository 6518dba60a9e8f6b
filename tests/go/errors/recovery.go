// SPDX-License-Identifier: MIT
package main

type T struct{ u Unknown } // ERROR "undefined: Unknown" at 18

func (t T) m(x Missing) Absent { // ERROR "undefined: Missing" at 16 ERROR "undefined: Absent" at 25
	return x.y + t.u.v
}

var v = nowhere.f(1)[2] // ERROR "undefined: nowhere" at 9

var w = v + 1

func main() {
	a := undefinedCall() // ERROR "undefined: undefinedCall" at 7
	b := a + 1
	c := b.d.e
	for _, x := range c {
		x.y(a, b)
	}
	var t T
	t.u.v.w = 1
	_ = t.m(1).k
	_ = w
}
