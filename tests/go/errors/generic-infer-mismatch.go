// SPDX-License-Identifier: MIT
package main

func f[T any](a, b T) {}
func main()           { f(1, "a") } // ERROR "in call to f, mismatched types untyped int and untyped string \(cannot infer T\)" at 30
