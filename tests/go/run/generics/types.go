// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
)

type List[T any] struct {
	head, tail *node[T]
	n          int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) {
	n := &node[T]{v: v}
	if l.tail == nil {
		l.head = n
	} else {
		l.tail.next = n
	}
	l.tail = n
	l.n++
}
func (l *List[T]) All() func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.v) {
				return
			}
			i++
		}
	}
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string      { return fmt.Sprintf("%v=>%v", p.Key, p.Val) }
func (p Pair[K, V]) Swap(v V) Pair[K, V] { p.Val = v; return p }

type Tree[T interface{ Less(T) bool }] struct {
	l, r *Tree[T]
	v    T
	ok   bool
}

func (t *Tree[T]) Add(v T) {
	switch {
	case !t.ok:
		t.v, t.ok = v, true
	case v.Less(t.v):
		if t.l == nil {
			t.l = new(Tree[T])
		}
		t.l.Add(v)
	default:
		if t.r == nil {
			t.r = new(Tree[T])
		}
		t.r.Add(v)
	}
}
func (t *Tree[T]) Walk(f func(T)) {
	if t == nil || !t.ok {
		return
	}
	t.l.Walk(f)
	f(t.v)
	t.r.Walk(f)
}

type Int int

func (a Int) Less(b Int) bool { return a < b }

type Cache[K comparable, V any] map[K]V

func (c Cache[K, V]) Get(k K, mk func() V) V {
	if v, ok := c[k]; ok {
		return v
	}
	c[k] = mk()
	return c[k]
}

type Fn[A, B any] func(A) (B, error)

func (f Fn[A, B]) Must(a A) B {
	b, err := f(a)
	if err != nil {
		panic(err)
	}
	return b
}

type Opt[T any] interface{ Get() (T, bool) }
type some[T any] struct{ v T }

func (s some[T]) Get() (T, bool) { return s.v, true }
func main() {
	var l List[string]
	l.Push("a")
	l.Push("b")
	for i, v := range l.All() {
		fmt.Print(i, v, " ")
	}
	fmt.Println(l.n)
	p := Pair[string, []int]{"k", []int{1}}
	fmt.Println(p, p.Swap(nil))
	fmt.Printf("%T %+v %T\n", p, struct{ P Pair[int, bool] }{}, l)
	var t Tree[Int]
	for _, x := range []Int{3, 1, 2} {
		t.Add(x)
	}
	t.Walk(func(i Int) { fmt.Print(i, " ") })
	fmt.Println()
	c := Cache[int, string]{}
	fmt.Println(c.Get(1, func() string { return "made" }), c.Get(1, func() string { return "no" }))
	f := Fn[int, string](func(i int) (string, error) {
		if i < 0 {
			return "", errors.New("neg")
		}
		return fmt.Sprint(i), nil
	})
	fmt.Println(f.Must(3))
	defer func() { fmt.Println("rec", recover()) }()
	var o Opt[float64] = some[float64]{2.5}
	fmt.Println(o.Get())
	_ = f.Must(-1)
}
