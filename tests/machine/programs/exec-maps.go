// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"sort"
	"strings"
)

type P struct {
	x, y int32
	s    string
}
type K struct {
	a int8
	b string
	c interface{}
}

func main() {
	m := map[P]int{}
	for i := 0; i < 100; i++ {
		m[P{int32(i % 10), int32(i % 7), fmt.Sprint(i % 3)}] += i
	}
	fmt.Println(len(m), m[P{1, 1, "1"}])
	var keys []string
	for k, v := range m {
		keys = append(keys, fmt.Sprint(k, v))
	}
	sort.Strings(keys)
	fmt.Println(keys[:5])
	mi := map[interface{}]string{1: "int", "1": "string", 1.0: "float", int8(1): "int8", [2]int{1, 2}: "arr", true: "b", K{1, "x", 2}: "K"}
	fmt.Println(mi[1], mi["1"], mi[1.0], mi[int8(1)], mi[[2]int{1, 2}], mi[true], mi[K{1, "x", 2}], mi[K{1, "x", 3}] == "")
	mm := map[string]map[string][]int{}
	for _, w := range strings.Fields("a b c a b a") {
		if mm[w] == nil {
			mm[w] = map[string][]int{}
		}
		mm[w]["n"] = append(mm[w]["n"], len(mm[w]["n"]))
	}
	fmt.Println(mm)
	for k := range mm {
		delete(mm, k)
	}
	fmt.Println(len(mm), mm)
	nested := map[int]*P{}
	for i := 0; i < 1000; i++ {
		nested[i] = &P{int32(i), 0, strings.Repeat("x", i%20)}
	}
	t := 0
	for i := 0; i < 1000; i += 3 {
		delete(nested, i)
	}
	for k, v := range nested {
		if int(v.x) != k || len(v.s) != k%20 {
			panic("bad")
		}
		t += k
	}
	fmt.Println(t, len(nested))
	v, ok := nested[3]
	fmt.Println(v, ok)
	var u8 map[uint8]bool
	fmt.Println(u8[3], len(u8))
	u8 = map[uint8]bool{}
	for i := 0; i < 300; i++ {
		u8[uint8(i)] = i > 255
	}
	c := 0
	for _, b := range u8 {
		if b {
			c++
		}
	}
	fmt.Println(len(u8), c)
	// changes while iterating
	g := map[int]int{1: 1, 2: 2, 3: 3}
	n := 0
	for k := range g {
		n++
		delete(g, k)
	}
	fmt.Println(n, len(g))
	for i := 0; i < 10; i++ {
		g[i] = i
	}
	for k := range g {
		if k < 10 {
			g[k+100] = k
		}
	}
	fmt.Println(len(g))
	ch := make(chan int)
	f := map[chan int]string{ch: "ch"}
	fmt.Println(f[ch], f[nil] == "")
	e := map[struct{}]int{{}: 3}
	e[struct{}{}]++
	fmt.Println(e)
	type arr [3]string
	as := map[arr]int{{"a", "b", "c"}: 1}
	as[arr{"a", "b", "c"}]++
	fmt.Println(as)
	big := map[[20]int]int{}
	for i := 0; i < 50; i++ {
		var k [20]int
		k[19] = i % 5
		big[k]++
	}
	fmt.Println(len(big))
}
