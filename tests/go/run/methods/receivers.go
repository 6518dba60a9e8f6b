// SPDX-License-Identifier: MIT
package main

import "fmt"

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) *Stack[T] { s.items = append(s.items, v); return s }
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

type M map[string]int

func (m M) Inc(k string) M { m[k]++; return m }

type C chan int

func (c C) Send(v int) { c <- v }

type A [2]int

func (a A) Sum() int { return a[0] + a[1] }
func (a *A) Swap()   { a[0], a[1] = a[1], a[0] }

type nilable struct{ v int }

func (n *nilable) Val() int {
	if n == nil {
		return -1
	}
	return n.v
}
func (nilable) Static() string   { return "static" }
func (_ *nilable) Blank() string { return "blank" }
func main() {
	var s Stack[string]
	s.Push("a").Push("b")
	v, ok := s.Pop()
	fmt.Println(v, ok, s)
	s.Pop()
	v, ok = s.Pop()
	fmt.Printf("%q %v\n", v, ok)
	fmt.Println(M{}.Inc("x").Inc("x"))
	c := C(make(chan int, 1))
	c.Send(4)
	fmt.Println(<-c)
	a := A{1, 2}
	a.Swap()
	fmt.Println(a, a.Sum(), A{5, 6}.Sum())
	var n *nilable
	fmt.Println(n.Val(), n.Blank(), (&nilable{3}).Val(), nilable.Static(nilable{}))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(n.Static())
}
