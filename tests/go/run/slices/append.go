// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	var s []int
	fmt.Println(s == nil, len(s), cap(s))
	for i := 0; i < 20; i++ {
		c := cap(s)
		s = append(s, i)
		if cap(s) != c {
			fmt.Print(len(s), "/", cap(s), " ")
		}
	}
	fmt.Println()
	a := []int{1, 2, 3}
	b := append(a[:1], 9)
	fmt.Println(a, b, cap(b))
	c := append(a[:1:1], 8)
	fmt.Println(a, c, cap(c))
	a = append(a, a...)
	a = append(a, a[1:3]...)
	fmt.Println(a, len(a))
	d := append([]string(nil), "x", "y")
	e := append(d, "z")
	f := append(e, "1")
	g := append(e, "2")
	fmt.Println(d, e, f, g, cap(d), cap(e))
	fmt.Println(append([]int{}, []int{}...) == nil, append([]int(nil)) == nil)
	x := make([]int, 2, 10)
	y := x[3:5]
	y[0] = 7
	fmt.Println(x, y, x[:5], cap(y), len(x[2:2]))
	x = append(x[:1], x[2:5]...)
	fmt.Println(x)
	var bs []byte
	for i := 0; i < 3; i++ {
		bs = append(bs, make([]byte, 100)...)
		fmt.Print(cap(bs), " ")
	}
	st := make([]struct{ a, b, c int64 }, 0)
	for i := 0; i < 10; i++ {
		st = append(st, struct{ a, b, c int64 }{})
	}
	fmt.Println(cap(st))
	z := []int{}
	for i := 0; i < 2000; i++ {
		c := cap(z)
		z = append(z, i)
		if c != cap(z) {
			fmt.Print(cap(z), " ")
		}
	}
	fmt.Println()
}
