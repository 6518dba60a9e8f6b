// SPDX-License-Identifier: MIT
package main

type T struct{}

func (*T) M() {}

type I interface{ M() }

func main() {
	var x any = T{}
	_ = x.(I)
}
