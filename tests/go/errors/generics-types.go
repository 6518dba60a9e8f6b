// SPDX-License-Identifier: MIT
package main

type Tree[T interface{ Less(T) bool }] struct {
	left, right *Tree[T]
	v           T
}

type MyInt int

type N interface{ int }

func F[T N](t T) {}

type U interface {
	int | ~int // ERROR "overlapping terms ~int and int" at 8
}

type V interface {
	~MyInt // ERROR "invalid use of ~ \(underlying type of MyInt is int\)" at 2
}

type W interface {
	int | Stringer // ERROR "cannot use main.Stringer in union \(main.Stringer contains methods\)|cannot use Stringer in union" at 8
}

type Stringer interface{ String() string }

func G[T any](t T) {
	switch t.(type) { // ERROR "cannot use type switch on type parameter value t \(variable of type T constrained by any\)" at 9
	}
	_ = t.(int) // ERROR "invalid operation: cannot use type assertion on type parameter value t \(variable of type T constrained by any\)" at 6
	t.x = 1 // ERROR "t.x undefined \(type T has no field or method x\)" at 4
}

type R[T any] T // ERROR "cannot use a type parameter as RHS in type declaration" at 15

func main() {
	var t Tree[int] // ERROR "int does not satisfy interface{Less\(int\) bool} \(missing method Less\)" at 13
	_ = t
	F(MyInt(1)) // ERROR "MyInt does not satisfy N \(possibly missing ~ for int in N\)" at 3
}
