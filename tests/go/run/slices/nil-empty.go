// SPDX-License-Identifier: MIT
package main

import "fmt"

type S []int

func variadic(xs ...int) { fmt.Print(xs == nil, len(xs), " ") }
func ret() []int         { return nil }
func main() {
	var n []int
	e := []int{}
	m := make([]int, 0)
	fmt.Println(n == nil, e == nil, m == nil, len(n), cap(n), len(e))
	fmt.Printf("%v %v %#v %#v %d\n", n, e, n, e, n)
	fmt.Println(append(n, n...) == nil, append(n, e...) == nil, append(e, n...) == nil, n[:] == nil, e[:0] == nil, n[0:0] == nil)
	for i, v := range n {
		fmt.Println(i, v)
	}
	fmt.Println(copy(n, e), copy(e, []int{1}), ret() == nil, S(nil) == nil, []int(S{}) == nil)
	variadic()
	variadic(n...)
	variadic(e...)
	variadic([]int(nil)...)
	fmt.Println()
	var i any = n
	fmt.Println(i == nil, i.([]int) == nil)
	mm := map[string][]int{"a": nil}
	v, ok := mm["a"]
	w, ok2 := mm["b"]
	fmt.Println(v == nil, ok, w == nil, ok2)
	ss := [][]int{nil, {}, {1}}
	fmt.Println(ss, ss[0] == nil, ss[1] == nil, len(ss))
	bs := []byte("")
	bn := []byte(nil)
	fmt.Println(bs == nil, bn == nil, string(bn) == "", string(bs) == "")
	p := new([]int)
	*p = append(*p, 1)
	fmt.Println(*p, len(*p))
	type T struct{ s []int }
	t := T{}
	t.s = append(t.s, 1, 2)
	u := t
	u.s = u.s[:1]
	u.s = append(u.s, 99)
	fmt.Println(t.s, u.s)
}
