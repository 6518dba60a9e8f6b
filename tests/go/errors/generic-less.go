// SPDX-License-Identifier: MIT
package main

func f[T comparable](a, b T) bool { return a < b } // ERROR "invalid operation: a < b \(type parameter T is not comparable with <\)" at 44
func main()                       { f(1, 2) }
