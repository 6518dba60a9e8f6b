// SPDX-License-Identifier: MIT
package main

import "fmt"

type in struct {
	arr [3]int
	s   []int
	m   map[string]int
}
type out struct {
	in
	p *in
}

func mod(o out)      { o.arr[0] = 1; o.s[0] = 1; o.m["k"] = 1; o.p.arr[0] = 1; o.p = nil }
func ret(o *out) out { return *o }
func main() {
	o := out{in{s: make([]int, 2), m: map[string]int{}}, &in{}}
	mod(o)
	fmt.Println(o.arr, o.s, o.m, o.p.arr)
	c := o
	c.arr[1] = 5
	c.s = append(c.s, 9)
	c.s[0] = 7
	fmt.Println(o.in, c.in)
	r := ret(&o)
	r.arr[2] = 8
	fmt.Println(o.arr, r.arr)
	a := [2]out{o, c}
	b := a
	b[0].arr[0] = 77
	fmt.Println(a[0].arr, b[0].arr)
	var i any = o
	o.arr[0] = 50
	fmt.Println(i.(out).arr, o.arr)
	m := map[int]out{1: o}
	o.arr[0] = 60
	fmt.Println(m[1].arr)
	f := func() [3]int { return o.arr }
	o.arr[0] = 70
	fmt.Println(f(), f()[0])
	ch := make(chan out, 1)
	ch <- o
	o.arr[0] = 80
	fmt.Println((<-ch).arr)
	for _, x := range []out{o} {
		x.arr[0]++
		fmt.Println(x.arr[0], o.arr[0])
	}
}
