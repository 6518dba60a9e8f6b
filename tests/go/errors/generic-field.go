// SPDX-License-Identifier: MIT
package main

func f[T struct{ a int }](t T) int { return t.a } // ERROR "t\.a undefined \(type T has no field or method a\)" at 47
func main()                        { f(struct{ a int }{}) }
