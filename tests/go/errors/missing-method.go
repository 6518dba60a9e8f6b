// SPDX-License-Identifier: MIT
package main

func main() {
	type I interface{ M() }
	type T struct{}
	var i I = T{} // ERROR "cannot use T\{\} \(value of type T\) as I value in variable declaration: T does not implement I \(missing method M\)" at 12
	_ = i
}
