// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	a := [10]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	s := a[2:5:7]
	fmt.Println(s, len(s), cap(s), s[:5], s[1:1], s[3:5])
	s = append(s, 100, 101)
	fmt.Println(a)
	s = append(s, 102)
	s[0] = -1
	fmt.Println(a[2], s)
	p := &a
	t := p[:3:3]
	t = append(t, 50)
	fmt.Println(a[3], t, cap(t))
	arr := [3]int(a[:3])
	arr[0] = 99
	q := (*[2]int)(a[:])
	q[1] = 55
	fmt.Println(a[:3], arr, *q, len(q))
	e := a[10:]
	fmt.Println(e, len(e), cap(e), e == nil)
	n := []int(nil)
	fmt.Println(n[:0] == nil, n[0:0:0] == nil, len(n[:]))
	z := (*[0]int)(n)
	w := (*[0]int)(e)
	fmt.Println(z == nil, w == nil)
	str := "hello"
	fmt.Println(str[1:3], str[5:], str[:0])
	i, j := 1, 4
	u := a[i:j][1:][:2]
	fmt.Println(u, cap(u))
}
