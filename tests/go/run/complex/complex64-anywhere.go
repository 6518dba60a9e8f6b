// SPDX-License-Identifier: MIT
package main

import "fmt"

type S struct {
	f float32
	c complex64
	d [3]complex64
	g float32
	e complex64
}

var gl S
var gc complex64

func get(p *complex64) complex64    { return *p }
func put(p *complex64, c complex64) { *p = c }

func main() {
	var s S
	s.c = 1 + 2i
	s.d[1] = s.c * 2
	s.e = s.d[1] + 1
	p := &s.c
	*p += 3
	put(&s.d[2], get(&s.e))
	fmt.Println(s, real(*p), imag(s.e), s.c == *p)
	gl = s
	gl.c = gl.c * gl.e
	gc = gl.c
	fmt.Println(gl, gc)
	sl := make([]struct {
		f float32
		c complex64
	}, 3)
	for i := range sl {
		sl[i].c = complex(float32(i), float32(-i))
		q := &sl[i].c
		*q *= 2
	}
	fmt.Println(sl)
	xs := []complex64{1, 2i, 3}
	xs = append(xs, gc)
	for i := range xs {
		xs[i] += complex(float32(i), 1)
	}
	fmt.Println(xs)
	m := map[string]complex64{"a": 1i}
	m["a"] += 2
	mk := map[complex64]int{1i: 1, 2: 2}
	mk[1i]++
	fmt.Println(m, mk, mk[2])
	ch := make(chan complex64, 1)
	ch <- xs[1]
	fmt.Println(<-ch)
	var x any = s.e
	c := x.(complex64)
	f := func() complex64 { c++; return c }
	fmt.Println(f(), f(), x == any(s.e), complex128(c))
	type two struct{ a, b complex64 }
	t := two{1, 2i}
	t.a, t.b = t.b, t.a
	fmt.Println(t, t == two{2i, 1})
	arr := [2]complex64{1, 2}
	i := 1
	arr[i], arr[0] = arr[0], arr[i]
	fmt.Println(arr, len(arr))
	defer func(c complex64) { fmt.Println(c, recover()) }(arr[i])
	panic(arr[i])
}
