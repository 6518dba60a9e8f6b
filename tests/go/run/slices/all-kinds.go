// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:3:4]
	fmt.Println(s, len(s), cap(s))
	s = append(s, 10)
	fmt.Println(a, s)
	s = append(s, 11)
	s[0] = 99
	fmt.Println(a, s, cap(s) >= 4)
	p := (*[2]int)(s)
	p[1] = 77
	fmt.Println(s, *p, [2]int(s))
	q := append([]int(nil), a[:]...)
	copy(q[1:], q)
	fmt.Println(q, copy(q, []int{7}), copy([]byte("xyz"), "ab"))
	var n []int
	fmt.Println(n == nil, len(n), append(n, n...) == nil, append([]int{}, n...) != nil, n[:0] == nil, n[0:0:0] == nil)
	for i, v := range a {
		a[4] = 100
		if i == 4 {
			fmt.Println(v)
		}
	}
	for i, v := range &a {
		a[4] = 200 + i
		if i == 4 {
			fmt.Println(v)
		}
	}
	for i, v := range s {
		s = append(s, v)
		_ = i
	}
	fmt.Println(len(s))
	m := [][]int{{1}, {2, 3}, nil}
	m[2] = append(m[2], m[1]...)
	fmt.Println(m, len(m[2]))
	i := 2
	i, a[i] = 1, 9
	fmt.Println(i, a)
	a[0], a[1] = a[1], a[0]
	fmt.Println(a)
	clear(s)
	fmt.Println(s, min(3, 1, 2), max(2.5, 1), min("b", "a"))
	mm := map[int]int{1: 1}
	clear(mm)
	fmt.Println(len(mm))
	func() { defer func() { fmt.Println(recover()) }(); j := 5; _ = a[j%6] }()
	func() { defer func() { fmt.Println(recover()) }(); j := 3; _ = s[j:2] }()
	func() { defer func() { fmt.Println(recover()) }(); j := 30; _ = s[:j] }()
	func() { defer func() { fmt.Println(recover()) }(); j := 30; _ = s[1:2:j] }()
	func() { defer func() { fmt.Println(recover()) }(); _ = [4]int(s[:2]) }()
	func() { defer func() { fmt.Println(recover()) }(); j := -1; _ = make([]int, j) }()
	func() { defer func() { fmt.Println(recover()) }(); j := 1; _ = make([]int, 2, j) }()
	func() { defer func() { fmt.Println(recover()) }(); j := -1; _ = "abc"[j+0] }()
	type T struct {
		a [2]int
		s string
	}
	x, y := T{[2]int{1, 2}, "a"}, T{[2]int{1, 2}, "a"}
	fmt.Println(x == y, &x == &y, [2]any{1, "a"} == [2]any{1, "a"})
	func() {
		defer func() { fmt.Println(recover()) }()
		var f1, f2 any = []int{1}, []int{1}
		fmt.Println(f1 == f2)
	}()
	func() { defer func() { fmt.Println(recover()) }(); m := map[any]int{}; m[func() {}] = 1 }()
}
