// SPDX-License-Identifier: MIT
package main

type Set[K comparable] map[K]bool

type Stringer interface{ String() string }

func Show[T Stringer](t T) {}

func Add[T any](a, b T) T {
	return a + b // ERROR "invalid operation: operator \+ not defined on a \(variable of type T constrained by any\)" at 9
}

func Eq[T any](a, b T) bool {
	return a == b // ERROR "invalid operation: a == b \(incomparable types in type set\)" at 9
}

func Less[T comparable](a, b T) bool {
	return a < b // ERROR "invalid operation: a < b \(type parameter T is not comparable with <\)" at 9
}

type Num interface{ int | float64 }

var n Num // ERROR "cannot use type Num outside a type constraint: interface contains type constraints" at 7

var c comparable // ERROR "cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable" at 7

func main() {
	var s Set[[]int] // ERROR "\[\]int does not satisfy comparable" at 12
	Show(1) // ERROR "int does not satisfy Stringer \(missing method String\)" at 6
	_ = s
	Add[int, int](1, 2) // ERROR "got 2 type arguments but want 1" at 11
	Add(1, nil) // ERROR "in call to Add, untyped nil|cannot use nil as int value in argument to Add" at 9
}
