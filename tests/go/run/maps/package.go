// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"maps"
	"slices"
	"sort"
)

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	ks := slices.Sorted(maps.Keys(m))
	vs := slices.Sorted(maps.Values(m))
	fmt.Println(ks, vs)
	n := maps.Clone(m)
	n["d"] = 4
	fmt.Println(maps.Equal(m, n), len(m), len(n))
	maps.DeleteFunc(n, func(k string, v int) bool { return v%2 == 0 })
	fmt.Println(n)
	maps.Copy(n, map[string]int{"z": 26, "a": 100})
	fmt.Println(n)
	c := maps.Collect(maps.All(m))
	fmt.Println(c, maps.EqualFunc(m, c, func(a, b int) bool { return a == b }))
	maps.Insert(c, maps.All(map[string]int{"q": 9}))
	fmt.Println(c)
	type kv struct {
		k string
		v int
	}
	var l []kv
	for k, v := range m {
		l = append(l, kv{k, v})
	}
	sort.Slice(l, func(i, j int) bool { return l[i].v > l[j].v })
	fmt.Println(l)
	inv := map[int]string{}
	for k, v := range m {
		inv[v] = k
	}
	fmt.Println(inv)
	fmt.Printf("%v %+v %#v %d\n", inv, inv, inv, m)
}
