// SPDX-License-Identifier: MIT
package main

func f[T any](a, b T) T { return a + b } // ERROR "invalid operation: operator \+ not defined on a \(variable of type T constrained by any\)" at 34
func main()             { f(1, 2) }
