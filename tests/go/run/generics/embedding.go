// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sync"
)

type Base[T any] struct{ val T }

func (b *Base[T]) Set(v T) { b.val = v }
func (b Base[T]) Get() T   { return b.val }

type Derived struct {
	Base[string]
	n int
}
type Both[T any] struct {
	Base[T]
	*Locker[T]
}
type Locker[T any] struct {
	sync.Mutex
	items []T
}

func (l *Locker[T]) With(f func([]T) []T) int {
	l.Lock()
	defer l.Unlock()
	l.items = f(l.items)
	return len(l.items)
}

type Getter[T any] interface {
	Get() T
	comparable2
}
type comparable2 interface{ Set2() }
type GS[T any] interface {
	Get() T
	Set(T)
}
type Rec[T any] struct {
	kids []Rec[T]
	v    T
	up   *Rec[T]
}

func (r Rec[T]) Count() int {
	n := 1
	for _, k := range r.kids {
		n += k.Count()
	}
	return n
}

type Alias = Rec[int]

func main() {
	d := Derived{n: 1}
	d.Set("hello")
	fmt.Println(d.Get(), d.val, d.Base.val)
	fmt.Printf("%+v %T\n", d, d.Base)
	b := Both[int]{Locker: &Locker[int]{}}
	b.Set(4)
	fmt.Println(b.With(func(x []int) []int { return append(x, b.Get(), 5) }), b.items)
	var gs GS[int] = &b
	gs.Set(9)
	fmt.Println(gs.Get(), b.val)
	f, g := gs.Get, (*Base[int]).Set
	g(&b.Base, 10)
	fmt.Println(f(), Base[int].Get(b.Base))
	r := Alias{kids: []Alias{{v: 1}, {kids: []Rec[int]{{}, {}}}}}
	fmt.Println(r.Count(), r.kids[1].kids[0].up == nil)
	local := func() any { type L[T any] struct{ t T }; return nil }
	_ = local
}
