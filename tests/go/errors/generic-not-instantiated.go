// SPDX-License-Identifier: MIT
package main

type L[T any] struct{ t T }

var l L // ERROR "cannot use generic type L\[T any\] without instantiation" at 7

func main() {}
