// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sort"
)

func main() {
	m := map[int]int{}
	for i := 0; i < 100; i++ {
		m[i] = i * i
	}
	sum, n := 0, 0
	for k, v := range m {
		sum += k + v
		n++
	}
	fmt.Println(sum, n)
	for k := range m {
		if k%2 == 0 {
			delete(m, k)
		}
	}
	fmt.Println(len(m))
	n = 0
	for k := range m {
		delete(m, k)
		n++
	}
	fmt.Println(len(m), n)
	for i := 0; i < 10; i++ {
		m[i] = i
	}
	seen := map[int]int{}
	for k := range m {
		seen[k]++
		for j := range m {
			if j != k {
				delete(m, j)
			}
		}
	}
	fmt.Println(len(m), len(seen))
	clear(m)
	for i := 0; i < 8; i++ {
		m[i] = i
	}
	added := 0
	for k := range m {
		if k < 8 && added < 50 {
			m[1000+added] = 1
			added++
		}
	}
	ok := true
	for i := 0; i < 8; i++ {
		if _, has := m[i]; !has {
			ok = false
		}
	}
	fmt.Println(ok, added >= 8, len(m) == 8+added)
	w := map[string]int{"b": 2, "a": 1, "c": 3}
	var ks []string
	for k := range w {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	fmt.Println(ks, w)
	for k, v := range w {
		w[k] = v * 10
	}
	fmt.Println(w)
	x, y := "", 0
	for x, y = range map[string]int{"only": 5} {
	}
	fmt.Println(x, y)
	cnt := 0
	for range w {
		cnt++
		if cnt == 2 {
			break
		}
	}
	fmt.Println(cnt)
}
