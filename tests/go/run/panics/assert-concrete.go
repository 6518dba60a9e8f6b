// SPDX-License-Identifier: MIT
package main

type I interface{ M() }
type A struct{}

func (A) M() {}

type B struct{}

func (B) M() {}
func main() {
	var x I = A{}
	_ = x.(B)
}
