// SPDX-License-Identifier: MIT
package main

import "fmt"

func get(s string, v int) int { fmt.Print(s, " "); return v }
func main() {
	a := [4]int{0, 1, 2, 3}
	i := 0
	i, a[i] = 2, 9
	fmt.Println(i, a)
	a[0], a[1], a[2] = a[1], a[2], a[0]
	fmt.Println(a)
	a[get("x", 1)], a[get("y", 2)] = get("p", 7), get("q", 8)
	fmt.Println(a)
	s := a[:]
	s, s[0] = nil, 42
	fmt.Println(a, s == nil)
	j := 1
	j, k := j+1, j+5
	fmt.Println(j, k)
	m := map[string]int{}
	m["a"], m["b"] = get("1", 1), get("2", 2)
	fmt.Println(m)
	p := &a
	p, p[3] = nil, 77
	fmt.Println(a[3], p == nil)
	var b [3]int
	for i, b[i] = range [3]int{10, 20, 30} {
		if i == 1 {
			break
		}
	}
	fmt.Println(i, b)
	x := []int{1, 2, 3}
	y := 0
	x[y], y = 5, 1
	fmt.Println(x, y)
	z := [...]int{get("e0", 0), get("e1", 1), 5: get("e5", 5)}
	fmt.Println(z)
}
