// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sort"
	"strings"
)

type emp struct {
	name string
	pay  int
	tags map[string]bool
}
type key struct{ a, b string }

func main() {
	byName := map[string]*emp{}
	for _, s := range []string{"ann 10", "bob 20", "cy 30"} {
		var e emp
		fmt.Sscan(s, &e.name, &e.pay)
		e.tags = map[string]bool{e.name[:1]: true}
		byName[e.name] = &e
	}
	for _, e := range byName {
		e.pay++
	}
	var names []string
	for n := range byName {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Print(n, byName[n].pay, byName[n].tags, " ")
	}
	fmt.Println()
	groups := map[bool][]string{}
	for _, n := range names {
		groups[byName[n].pay > 20] = append(groups[byName[n].pay > 20], n)
	}
	fmt.Println(groups)
	count := map[key]int{}
	for _, w := range strings.Fields("a b a b b a") {
		count[key{w, "x"}]++
	}
	fmt.Println(count[key{"a", "x"}], count[key{"b", "x"}], count[key{}], len(count))
	graph := map[string][]string{"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": nil}
	seen, order := map[string]bool{}, []string{}
	var visit func(string)
	visit = func(n string) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, m := range graph[n] {
			visit(m)
		}
		order = append(order, n)
	}
	visit("a")
	fmt.Println(order)
	memo := map[int]int{}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(80), len(memo))
	m := map[string]struct{ n int }{"a": {1}}
	v := m["a"]
	v.n = 5
	m["a"] = v
	fmt.Println(m, m["zz"].n)
	nested := map[int]map[int]int{}
	for i := range 3 {
		if nested[i%2] == nil {
			nested[i%2] = map[int]int{}
		}
		nested[i%2][i] = i * i
	}
	fmt.Println(nested)
}
