// SPDX-License-Identifier: MIT
package main

import "fmt"

type node struct {
	v    int
	next *node
}

func swap(a, b *int)      { *a, *b = *b, *a }
func escape() *int        { x := 5; return &x }
func set(pp **int, v int) { *pp = &v }
func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	p, q := escape(), escape()
	*p++
	fmt.Println(*p, *q, p == q, p != nil)
	set(&p, 42)
	fmt.Println(*p)
	var head *node
	for i := 0; i < 4; i++ {
		head = &node{i, head}
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	fmt.Println()
	pp := &head
	for *pp != nil {
		if (*pp).v%2 == 0 {
			*pp = (*pp).next
		} else {
			pp = &(*pp).next
		}
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	fmt.Println()
	arr := [3]int{1, 2, 3}
	e := &arr[1]
	*e = 20
	s := arr[:]
	f := &s[2]
	*f = 30
	fmt.Println(arr)
	s = append(s, 4)
	s[2] = 99
	fmt.Println(*f, arr[2])
	st := struct{ a, b int }{1, 2}
	pb := &st.b
	*pb = 9
	fmt.Println(st, *&st.a, **&pb)
	var np *node
	defer func() { fmt.Println(recover()); fmt.Println(np == nil) }()
	np.v = 1
}
