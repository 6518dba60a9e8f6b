// SPDX-License-Identifier: MIT
package main

type I interface{ M() }
type T struct{}

func (*T) M() {}

var i I = T{} // ERROR "cannot use T\{\} \(value of type T\) as I value in variable declaration: T does not implement I \(method M has pointer receiver\)" at 11

func main() {}
