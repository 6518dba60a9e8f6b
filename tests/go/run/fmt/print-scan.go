// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"strings"
)

type T struct {
	a int
	b string
	c *T
	d any
	e error
	f func()
}

func main() {
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, 'x'), fmt.Sprint(), fmt.Sprint(1, 2), fmt.Sprint("a", "b"))
	fmt.Println(fmt.Sprintln("end", 1) == "end 1\n")
	fmt.Println(T{}, &T{a: 1, b: "x"}, T{c: nil, d: 5})
	fmt.Printf("%+v\n", T{d: map[string]int{"z": 1, "a": 2}})
	fmt.Println([]any{nil, 1, "s", []int{}}, map[any]int{"a": 1, 2: 2, nil: 3, 1.5: 4, true: 5}, [2][]string{{"x"}})
	var i, j int
	var s string
	var f float64
	var b bool
	n, err := fmt.Sscan("12 abc 3.5 true", &i, &s, &f, &b)
	fmt.Println(n, err, i, s, f, b)
	n, err = fmt.Sscanf("7-8:x", "%d-%d:%s", &i, &j, &s)
	fmt.Println(n, err, i, j, s)
	n, err = fmt.Sscanf("ff 077 z", "%x %o %c", &i, &j, new(rune))
	fmt.Println(n, err, i, j)
	n, err = fmt.Sscan("x", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1 2\n3", &i, &j)
	fmt.Println(n, err, i, j)
	n, err = fmt.Sscan("", &i)
	fmt.Println(n, err)
	r := strings.NewReader("10\n20 30")
	for {
		var v int
		if _, err := fmt.Fscan(r, &v); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(v, ",")
	}
	fmt.Println(fmt.Append(nil, "x", 1), string(fmt.Appendf([]byte("a"), "%03d", 7)))
	var pe *T
	var e error
	fmt.Println(pe, e, (*int)(nil), []error{nil}, map[string]*int{"p": nil})
	defer func() { fmt.Println("rec", recover()) }()
	fmt.Println(panicky{}, "after")
	fmt.Printf("%v %s\n", (*nilStr)(nil), &panicky{})
}

type panicky struct{}

func (panicky) String() string { panic("oops") }

type nilStr struct{ x int }

func (n *nilStr) String() string { return fmt.Sprint(n.x) }
