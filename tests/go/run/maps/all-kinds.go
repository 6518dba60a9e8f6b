// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
	"sort"
)

type K struct {
	a int
	b string
	c any
}

func main() {
	nan := math.NaN()
	m := map[float64]int{nan: 1, nan: 2, 0: 3}
	m[nan] = 4
	m[math.Copysign(0, -1)] = 5
	fmt.Println(len(m), m[nan], m[0])
	delete(m, nan)
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m))
	k := map[K]int{{1, "a", 2}: 1}
	k[K{1, "a", 2}]++
	k[K{1, "a", int8(2)}]--
	fmt.Println(k[K{1, "a", 2}], len(k))
	d := map[int]bool{}
	for i := range 100 {
		d[i] = true
	}
	n := 0
	for i := range d {
		delete(d, i)
		delete(d, 99-i)
		n++
	}
	fmt.Println(n >= 50, len(d))
	g := map[int]int{0: 0}
	c := 0
	for i := range g {
		if c < 1000 {
			g[i+1000+c] = 1
		}
		c++
		if c > 5000 {
			break
		}
	}
	fmt.Println(len(g) >= 2)
	var nm map[string][]int
	fmt.Println(nm["x"], len(nm))
	delete(nm, "x")
	for range nm {
		panic(1)
	}
	v, ok := nm["a"]
	fmt.Println(v == nil, ok)
	func() { defer func() { fmt.Println(recover()) }(); nm["a"] = nil }()
	s := map[string]struct{ x, y int }{"a": {1, 2}}
	t := s["a"]
	t.x = 5
	fmt.Println(s, t)
	mp := map[string]*struct{ n int }{"a": {1}}
	mp["a"].n++
	fmt.Println(mp["a"].n)
	mm := map[string]map[string]int{"a": {"b": 1}}
	mm["a"]["c"]++
	fmt.Println(mm, mm["z"]["q"])
	ma := map[[2]int]string{{1, 2}: "x"}
	fmt.Println(ma[[2]int{1, 2}])
	mi := map[interface{ M() }]int{}
	fmt.Println(len(mi))
	ks := make([]string, 0)
	for k := range map[string]int{"b": 1, "a": 2} {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	fmt.Println(ks)
	x := map[string]int{"a": 1}
	y := x
	y["b"] = 2
	fmt.Println(len(x), x["b"])
	x["c"], x["d"] = 1, x["c"]
	fmt.Println(x)
	x["a"] += x["b"] * 3
	x["zz"]++
	fmt.Println(x)
	fmt.Printf("%v %+v %#v %T\n", map[string]int{"z": 1, "a": 2}, map[K]int{{1, "x", nil}: 1}, map[int]string{2: "b", 1: "a"}, mm)
}
