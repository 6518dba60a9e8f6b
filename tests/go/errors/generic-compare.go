// SPDX-License-Identifier: MIT
package main

func f[T any](a, b T) bool { return a == b } // ERROR "invalid operation: a == b \(incomparable types in type set\)" at 37
func main()                { f(1, 2) }
