// SPDX-License-Identifier: MIT
package main

import "fmt"

type Number interface{ ~int | ~float64 }

func Sum[T Number](xs []T) (t T) {
	for _, x := range xs {
		t += x
	}
	return t
}

func Make[T any]() (t T) { return t }

func Pair[A, B any](a A, b B) {}

func Same[T any](a, b T) {}

type List[T any] struct{ items []T }

func main() {
	Sum([]string{"a"}) // ERROR "string does not satisfy Number \(string missing in ~int \| ~float64\)" at 5
	Make() // ERROR "in call to Make, cannot infer T" at 6
	Same(1, "a") // ERROR `mismatched types untyped int and untyped string \(cannot infer T\)|default type string of "a" does not match inferred type int for T` at 10
	var x int
	Same(x, "a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to Same|type untyped string of "a" does not match inferred type int for T` at 10
	var l List // ERROR "cannot use generic type List\[T any\] without instantiation" at 8
	var m List[int, string] // ERROR "too many type arguments for type List: have 2, want 1" at 8
	f := Make // ERROR "cannot use generic function Make without instantiation" at 7
	Pair[int, string, bool](1, "a") // ERROR "got 3 type arguments but want 2" at 20
	var k map[int]int[string] // ERROR "int is not a generic type" at 16
	fmt.Println(l, m, f, k)
}
