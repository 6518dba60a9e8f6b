// SPDX-License-Identifier: MIT
package main

import "fmt"

type key struct {
	a int
	b string
}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	v, ok := m["three"]
	fmt.Println(m["one"], v, ok, len(m))
	m["three"] = 3
	delete(m, "one")
	delete(m, "none")
	_, ok = m["one"]
	fmt.Println(m, ok, len(m))
	k := map[key][]int{{1, "a"}: {1}, {2, "b"}: nil}
	k[key{1, "a"}] = append(k[key{1, "a"}], 5)
	fmt.Println(k, k[key{9, ""}] == nil)
	var n map[string]bool
	fmt.Println(n == nil, n["x"], len(n))
	delete(n, "x")
	for range n {
		fmt.Println("never")
	}
	i := map[any]string{1: "int", "1": "string", 1.0: "float", [1]int{1}: "array", nil: "nil", key{}: "key", true: "bool"}
	fmt.Println(i[1], i["1"], i[1.0], i[[1]int{1}], i[nil], i[key{}], i[true], i[int8(1)] == "")
	p := map[*int]int{}
	a, b := new(int), new(int)
	p[a] = 1
	p[b] = 2
	fmt.Println(p[a], p[b], len(p))
	f := map[string]func(int) int{"dbl": func(x int) int { return 2 * x }}
	fmt.Println(f["dbl"](21))
	mm := map[string]map[string]int{"a": {"x": 1}}
	mm["a"]["y"] = 2
	fmt.Println(mm, mm["b"]["z"])
	type rec struct{ n int }
	r := map[int]*rec{1: {5}}
	r[1].n++
	s := map[int]rec{1: {5}}
	t := s[1]
	t.n = 100
	fmt.Println(r[1].n, s[1].n)
	q := m
	q["shared"] = 1
	fmt.Println(m["shared"])
}
