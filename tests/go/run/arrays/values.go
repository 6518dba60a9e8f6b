// SPDX-License-Identifier: MIT
package main

import "fmt"

type Grid [2][3]int

func change(g Grid) Grid { g[0][0] = 100; return g }
func changeP(g *Grid)    { g[1][2] = 7 }
func main() {
	var g Grid
	h := change(g)
	changeP(&g)
	fmt.Println(g, h, g == h, len(g), len(g[0]))
	a := [...]string{2: "c", 0: "a"}
	fmt.Printf("%q %d %T\n", a, len(a), a)
	b := a
	b[1] = "b"
	fmt.Println(a == b, a != [3]string{"a", "", "c"})
	p := &b
	p[0] = "z"
	for i, v := range p {
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(p), p[1:])
	c := [5]int{1, 2, 3}
	for i, v := range c {
		c[4-i] = v * 10
	}
	fmt.Println(c)
	d := [5]int{1, 2, 3}
	for i, v := range &d {
		d[4-i] = v * 10
	}
	fmt.Println(d)
	m := map[[2]int]string{{1, 2}: "x"}
	fmt.Println(m[[2]int{1, 2}], [0]int{}, [2]struct{}{})
	idx := [...]int{5: 1, 2, 1: 9}
	fmt.Println(idx, len(idx))
	arr := [3]func() int{func() int { return 1 }}
	fmt.Println(arr[0](), arr[1] == nil)
	q := [2]*int{new(int)}
	*q[0] = 3
	r := q
	*r[0]++
	fmt.Println(*q[0], q == r)
	x, y := [2]int{1, 2}, [2]int{3, 4}
	x, y = y, x
	fmt.Println(x, y)
}
