// SPDX-License-Identifier: MIT
package main

type T struct{}
func (T) m[A any](a A) {} // ERROR "syntax error: method must have no type parameters" at 11
func main() {}
