// SPDX-License-Identifier: MIT
package main

import "fmt"

type P struct {
	x, y int
	s    string
}
type Q struct {
	p P
	i any
	a [2]bool
	_ int
}

func main() {
	a, b := P{1, 2, "s"}, P{1, 2, "s"}
	fmt.Println(a == b, a != P{}, &a == &b, &a == &a)
	q, r := Q{p: a, i: 1}, Q{p: b, i: 1}
	fmt.Println(q == r)
	r.i = 1.0
	fmt.Println(q == r)
	r.i = nil
	fmt.Println(q == r, q.i == r.i)
	var e1, e2 struct{}
	fmt.Println(e1 == e2)
	anon := struct {
		x, y int
		s    string
	}{1, 2, "s"}
	fmt.Println(a == anon, P(anon) == b)
	var i, j any = a, b
	fmt.Println(i == j, i == any(anon))
	defer func() { fmt.Println(recover()) }()
	q.i, r.i = []int{}, []int{}
	r.p.x = 9
	fmt.Println(q == r)
	r.p.x = 1
	fmt.Println(q == r)
}
