// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"fmt"
	"os"
)

type T struct {
	a, b int
	s    string
}
type E struct{ code int }

func (e *E) Error() string { return fmt.Sprintf("E%d", e.code) }

type S int

func (s S) String() string { return fmt.Sprintf("S(%d)", int(s)) }

func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(error); ok {
			fmt.Println(name, "error:", e.Error())
		} else {
			fmt.Println(name, "value:", r)
		}
	}()
	f()
	fmt.Println(name, "no panic")
}

type I interface{ M() }
type X struct{}

func (X) M() {}

func main() {
	a := []int{1, 2, 3}
	n := 5
	var m map[string]int
	var p *T
	var arr [4]int
	var e interface{} = "str"
	var nilI I
	z := 0
	try("index", func() { _ = a[n] })
	try("index2", func() { n = -1; _ = a[n] })
	n = 5
	try("arr", func() { arr[n%8]++ })
	try("slice", func() { _ = a[:n] })
	try("slice2", func() { _ = a[n:] })
	try("slice3", func() { _ = a[n-3 : 1 : n] })
	try("str", func() { _ = "hello"[n] })
	try("str2", func() { _ = "hello"[n+1:] })
	try("div", func() { _ = 1 / z })
	try("mod", func() { _ = 1 % z })
	try("nilmap", func() { m["a"] = 1 })
	try("nilptr", func() { p.b = 1 })
	try("assert", func() { _ = e.(int) })
	try("assert2", func() { _ = e.(I) })
	try("assert3", func() { _ = nilI.(X) })
	try("nilcall", func() { nilI.M() })
	try("nilfunc", func() { var f func(); f() })
	try("mkslice", func() { _ = make([]int, n-10) })
	try("mkslice2", func() { _ = make([]int, 2, n-4) })
	try("shift", func() { s := -1; _ = 1 << s })
	try("hash", func() { mm := map[interface{}]int{}; mm[[]int{1}] = 2 })
	try("cmp", func() { var x, y interface{} = []int{1}, []int{1}; _ = x == y })
	try("close", func() { var c chan int; close(c) })
	try("close2", func() { c := make(chan int); close(c); close(c) })
	try("send", func() { c := make(chan int); close(c); c <- 1 })
	try("mkchan", func() { _ = make(chan int, n-10) })
	try("custom", func() { panic(&E{3}) })
	try("stringer", func() { panic(S(4)) })
	try("new", func() { panic(errors.New("plain")) })
	try("wrap", func() { panic(fmt.Errorf("w: %w", os.ErrNotExist)) })
	try("nil", func() { panic(T{1, 2, "x"}) })
	try("none", func() {})
}
