// SPDX-License-Identifier: MIT
package main

type M[K comparable, V any] map[K]V

var m M[int] // ERROR "not enough type arguments for type M: have 1, want 2" at 7

func main() {}
