// SPDX-License-Identifier: MIT
package main

import "fmt"

func trace(s string) string { fmt.Println("enter", s); return s }
func un(s string)           { fmt.Println("leave", s) }
func f() (r int) {
	defer un(trace("f"))
	for i := 0; i < 3; i++ {
		defer fmt.Print(i, " ")
	}
	defer func() { r += 5 }()
	return 1
}

type T struct{ n int }

func (t T) Show()   { fmt.Println("T", t.n) }
func (t *T) PShow() { fmt.Println("*T", t.n) }
func cond(b bool) {
	if b {
		defer fmt.Println("cond")
	}
	fmt.Println("body", b)
}
func nested() {
	defer fmt.Println("outer 1")
	defer func() { defer fmt.Println("inner"); fmt.Println("outer 2") }()
	func() { defer fmt.Println("literal") }()
	fmt.Println("end")
}
func main() {
	fmt.Println(f())
	t := T{1}
	defer t.Show()
	defer t.PShow()
	t.n = 2
	cond(true)
	cond(false)
	nested()
	x := 1
	defer fmt.Println("arg", x)
	defer func(v int) { fmt.Println("param", v, x) }(x)
	x = 2
	var nilf func()
	func() { defer func() { fmt.Println(recover()) }(); defer nilf(); fmt.Println("before") }()
	m := map[string]int{"a": 1}
	defer fmt.Println(len(m), m)
	m["b"] = 2
	s := []int{1, 2, 3}
	func() { defer copy(s, s[1:]); defer delete(m, "a"); defer func() { recover() }() }()
	fmt.Println(s, m)
	for i := 0; i < 200; i++ {
		defer func() { x += i }()
	}
	var i interface{ Show() } = t
	defer i.Show()
	i = T{9}
}
