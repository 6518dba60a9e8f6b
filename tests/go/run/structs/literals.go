// SPDX-License-Identifier: MIT
package main

import "fmt"

type Point struct{ X, Y int }
type Line struct {
	From, To Point
	Tags     []string
	M        map[string]Point
}
type Tree struct {
	L, R *Tree
	V    int
}

func main() {
	l := Line{To: Point{Y: 3}, Tags: []string{"a"}, M: map[string]Point{"o": {}}}
	fmt.Printf("%v %+v %#v\n", l, l, l.To)
	ps := []Point{{1, 2}, {Y: 5}, {}}
	pp := []*Point{{1, 2}, {Y: 5}}
	mp := map[Point]string{{1, 2}: "a", {}: "zero"}
	ar := [...]Point{2: {7, 8}}
	nested := [][]Point{{{1, 1}}, {{2, 2}, {3, 3}}}
	fmt.Println(ps, *pp[1], mp[Point{}], ar, nested, len(ar))
	t := &Tree{&Tree{V: 1}, &Tree{nil, nil, 3}, 2}
	fmt.Println(t.L.V, t.R.V, t.L.L == nil, (*t).V, (&Tree{V: 9}).V)
	anon := []struct {
		n string
		f func() int
	}{{"a", func() int { return 1 }}, {n: "b"}}
	for _, c := range anon {
		if c.f != nil {
			fmt.Println(c.n, c.f())
		} else {
			fmt.Println(c.n)
		}
	}
	x := struct {
		Point
		z int
	}{Point{1, 2}, 3}
	fmt.Println(x.X, x, struct{}{})
	var z Line
	fmt.Println(z.M == nil, z.Tags == nil, z.From == Point{}, z.M["q"].X)
	if (Point{1, 2}) == ps[0] {
		fmt.Println("equal")
	}
	mm := map[string]*Point{"a": {5, 6}}
	mm["a"].X++
	fmt.Println(*mm["a"], Point{X: 1}.X)
}
