// SPDX-License-Identifier: MIT
package main

type I interface{ M() }

type V struct{}

func main() {
	x := 1
	switch x {
	case 1:
	case 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch" at 7
	case "a": // ERROR `cannot convert "a" \(untyped string constant\) to type int` at 7
	}
	switch {
	case x: // ERROR "invalid case x in switch on true \(mismatched types int and bool\)" at 7
	}
	var i I
	switch i.(type) {
	case V: // ERROR "impossible type switch case: V\n\ti \(variable of type I\) cannot have dynamic type V \(missing method M\)" at 7
	case error:
	case error: // ERROR "duplicate case error in type switch" at 7
	case nil:
	case x: // ERROR "x is not a type|x \(variable of type int\) is not a type" at 7
	}
	switch x.(type) { // ERROR "x \(variable of type int\) is not an interface" at 9
	}
	switch x {
	default:
	default: // ERROR "multiple defaults" at 2
	}
	switch _ := i.(type) { // ERROR "no new variable on left side of :=" at 9
	}
	switch f := (struct{ s []int }{}); f { // ERROR "cannot switch on f \(variable of type struct{s \[\]int}\)" at 37
	case nil:
	}
}
