// SPDX-License-Identifier: MIT
package main

func f[T any]() {}
func main()     { f() } // ERROR "in call to f, cannot infer T \(.*generic-cannot-infer\.go:4:8\)" at 20
