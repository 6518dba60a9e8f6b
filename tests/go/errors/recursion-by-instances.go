// SPDX-License-Identifier: MIT
package main

type A struct{ b B } // ERROR "invalid recursive type A\n\t.*:4:6: A refers to\n\t.*:5:6: B refers to\n\t.*:6:6: C refers to\n\t.*:4:6: A$" at 6
type B struct{ c [3]C }
type C struct{ a A }

type T[P any] struct{ f P }
type U struct{ t T[U] } // ERROR "invalid recursive type U\n\t.*:9:6: U refers to\n\t.*:9:18: T refers to\n\t.*:9:6: U$" at 6

var x = y // ERROR "initialization cycle for x\n\t.*:11:5: x refers to\n\t.*:12:5: y refers to\n\t.*:14:6: f refers to\n\t.*:11:5: x$" at 5
var y = f()

func f() int { return x }

func main() {}
