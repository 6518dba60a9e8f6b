// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
)

type A struct {
	X int `json:"x"`
	Y string
}
type B struct {
	X int
	Y string `k:"v"`
}

func main() {
	a := A{1, "q"}
	b := B(a)
	pb := (*B)(&a)
	pb.X = 5
	fmt.Println(a, b, *pb)
	var c struct {
		X int
		Y string
	} = struct {
		X int
		Y string
	}(a)
	fmt.Println(c, A(c))
	type C = A
	var d C = a
	fmt.Printf("%T %v %T\n", d, d == a, c)
	type F func(int) A
	var g F = func(i int) A { return A{X: i} }
	h := (func(int) A)(g)
	fmt.Println(h(3), F(h)(4))
	type Ints []int
	var is Ints = []int{1}
	var plain []int = is
	plain[0] = 2
	fmt.Printf("%v %T %T\n", is, is, plain)
}
