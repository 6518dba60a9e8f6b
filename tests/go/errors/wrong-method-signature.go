// SPDX-License-Identifier: MIT
package main

type I interface{ M(int) }
type T struct{}

func (T) M(string) {}

var i I = T{} // ERROR "cannot use T\{\} \(value of type T\) as I value in variable declaration: T does not implement I \(wrong type for method M\)" at 11

func main() {}
