// SPDX-License-Identifier: MIT
package main

import "fmt"

func k(s string) string { fmt.Print("k", s, " "); return s }
func v(i int) int       { fmt.Print("v", i, " "); return i }
func main() {
	m := map[string]int{k("a"): v(1), k("b"): v(2)}
	fmt.Println(m)
	m[k("c")] = v(3)
	m[k("a")] += v(10)
	m[k("d")]++
	fmt.Println(m)
	delete(m, k("d"))
	x, ok := m[k("zz")]
	fmt.Println(x, ok)
	m[k("p")], m[k("q")] = v(7), v(8)
	fmt.Println(m)
	if n, found := m[k("a")]; found {
		fmt.Println(n)
	}
	var i int
	arr := []int{5, 6}
	mm := map[int]int{}
	i, mm[i], arr[i] = 1, 100, 200
	fmt.Println(i, mm, arr)
	type T struct {
		m map[string]*T
		n int
	}
	t := T{m: map[string]*T{"c": {n: 3}}}
	t.m["c"].n *= 2
	t.m["d"] = &T{m: t.m}
	fmt.Println(t.m["c"].n, t.m["d"].m["c"].n, len(t.m))
	for key, val := range map[string][]int{"x": {1, 2}} {
		val[0] = 9
		fmt.Println(key, val)
	}
}
