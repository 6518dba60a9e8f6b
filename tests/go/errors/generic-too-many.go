// SPDX-License-Identifier: MIT
package main

type L[T any] struct{ t T }

var l L[int, int] // ERROR "too many type arguments for type L: have 2, want 1" at 7

func main() {}
