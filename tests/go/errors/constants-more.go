// SPDX-License-Identifier: MIT
package main

const (
	a = iota
	b
	c, d = iota, iota
	e // ERROR "extra init expr at " at 2
)

const f, g = 1 // ERROR "missing init expr for g" at 10
const h = 1, 2 // ERROR "extra init expr" at 14

const huge = 1 << 600 // ERROR "constant shift overflow" at 16

var v = iota // ERROR "cannot use iota outside constant declaration" at 9

const s = "a" + 1 // ERROR `invalid operation: "a" \+ 1 \(mismatched types untyped string and untyped int\)` at 11

const l = len([]int{1}) // ERROR "len\(\[\]int{…}\) \(value of type int\) is not constant" at 11

const t = 1 << 2000 // ERROR "invalid operation: invalid shift count 2000 \(untyped int constant\)" at 16

func main() {}
