// SPDX-License-Identifier: MIT
package main

type G[T any] struct{}
type H[K comparable, V any] struct{}

func (s G[A, B]) a()     {} // ERROR "too many type arguments for type G: have 2, want 1" at 9
func (s H[A]) b()        {} // ERROR "got 1 type parameter, but receiver base type declares 2" at 7 ERROR "not enough type arguments for type H: have 1, want 2" at 9
func (s *H[A]) c()       {} // ERROR "got 1 type parameter, but receiver base type declares 2" at 7 ERROR "not enough type arguments for type H: have 1, want 2" at 10
func (s *H[A, B, C]) d() {} // ERROR "too many type arguments for type H: have 3, want 2" at 10
func (s H[_, _]) e()     {}
func (s *H) f()          {} // ERROR "cannot use generic type H\[K comparable, V any\] without instantiation" at 10

func main() {}
