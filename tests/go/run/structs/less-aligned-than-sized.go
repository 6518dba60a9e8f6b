// SPDX-License-Identifier: MIT
package main

import "fmt"

type A struct{ a, b int16 }
type B struct {
	x byte
	a A
	y [3]A
	p [2]int32
	q [2]byte
}
type C struct {
	i int32
	b [2]int32
}

func main() {
	var b B
	b.a = A{-1, 2}
	b.y[1] = b.a
	i := 2
	b.y[i] = A{3, -4}
	b.p = [2]int32{-5, 6}
	b.q = [2]byte{7, 8}
	p := &b.a
	p.a++
	*p = A{p.b, p.a}
	fmt.Println(b, *p, b.a == A{2, 0}, b.y[i].b)
	m := map[A]C{{1, 2}: {1, [2]int32{2, 3}}, {-1, -2}: {}}
	m[A{1, 2}] = C{-9, [2]int32{-1, -2}}
	fmt.Println(m, m[A{1, 2}].b[1])
	s := []A{{1, 1}, {2, 2}}
	s = append(s, s...)
	s[i], s[0] = s[0], s[i]
	for _, a := range s {
		fmt.Print(a.a+a.b, " ")
	}
	ch := make(chan A, 2)
	ch <- s[1]
	ch <- A{-3, -3}
	fmt.Println(<-ch, <-ch)
	var x any = b.q
	fmt.Println(x == any([2]byte{7, 8}), x)
	f := func(a A, q [2]byte, p [2]int32) (A, [2]byte, [2]int32) { a.a--; q[1]++; p[0]--; return a, q, p }
	fmt.Println(f(s[1], b.q, b.p))
	cs := make([]C, 2)
	cs[1].b = b.p
	c := cs[1]
	c.b[1] = -1
	fmt.Println(cs, c, c == cs[1], c.b != cs[1].b)
	arr := [4][2]byte{{1, 2}, {3, 4}}
	arr[i] = arr[1]
	for k, v := range arr {
		v[0]++
		fmt.Print(k, v, arr[k])
	}
	g := struct{ a, b bool }{true, false}
	h := g
	h.b = true
	fmt.Println(g, h, g == h)
}
