// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sync"
	"unsafe"
)

type Named interface{ Name() string }
type Base struct {
	id   int
	name string
}

func (b Base) Name() string      { return b.name }
func (b *Base) SetName(n string) { b.name = n }

type Mid struct {
	*Base
	extra int
}
type Top struct {
	Mid
	sync.Mutex
	Named2
	name int
}
type Named2 interface{ Other() string }
type O string

func (o O) Other() string { return "other " + string(o) }

type S1 struct {
	A int `x:"1"`
	B string
}
type S2 struct {
	A int `y:"2"`
	B string
}
type F func(int) int

func (f F) Twice(x int) int { return f(f(x)) }

type L struct {
	next *L
	v    int
}

func (l *L) Len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.Len()
}

type Shape interface {
	Area() float64
	Named
}
type Sq struct {
	Base
	s float64
}

func (s Sq) Area() float64 { return s.s * s.s }

type Mixed struct {
	a bool
	b int64
	c bool
	d int32
	e string
	f []int
	g any
	h struct{}
}
type Str struct{ x int }

func (s Str) String() string { return fmt.Sprintf("<%d>", s.x) }

type PS struct{ x int }

func (s *PS) String() string { return "ps" }
func main() {
	t := &Top{Mid: Mid{&Base{1, "b"}, 2}, Named2: O("o"), name: 7}
	t.SetName("new")
	t.Lock()
	t.Unlock()
	fmt.Println(t.Name(), t.name, t.Base.name, t.id, t.Other())
	fmt.Println(S2(S1{1, "a"}), F(func(i int) int { return i * 3 }).Twice(2), (*L)(nil).Len(), (&L{&L{nil, 1}, 2}).Len())
	f := t.Name
	g := (*Base).SetName
	h := Base.Name
	t.SetName("later")
	g(t.Base, "g")
	fmt.Println(f(), h(*t.Base), Named.Name(t))
	var sh Shape = Sq{Base{1, "sq"}, 2}
	n, ok := sh.(Named)
	fmt.Println(n.Name(), ok, sh.Area())
	_, ok = sh.(interface{ Foo() })
	fmt.Println(ok)
	fmt.Println(unsafe.Sizeof(Mixed{}), unsafe.Offsetof(Mixed{}.d), unsafe.Alignof(Mixed{}.b), unsafe.Sizeof(""), unsafe.Sizeof(sh))
	fmt.Printf("%v %+v %v %v %s %d\n", Str{1}, struct {
		A Str
		B *int
	}{A: Str{2}}, &PS{1}, []Str{{3}}, Str{4}, Str{5})
	var e1, e2 struct{}
	_ = e1
	fmt.Println(struct {
		a int
		b string
	}{1, "x"} == struct {
		a int
		b string
	}{1, "x"}, e2)
	a := [...]struct{ x, y int }{{1, 2}, 3: {x: 4}}
	fmt.Println(len(a), a)
	p := &a[3]
	p.y++
	(*p).x--
	pp := &p
	(*pp).x += 10
	fmt.Println(a[3])
	anon := struct {
		Base
		n int
	}{Base{9, "anon"}, 1}
	fmt.Println(anon.Name(), anon)
	var np *Top
	func() { defer func() { fmt.Println(recover()) }(); fmt.Println(np.Mid.extra) }()
	var m Mid
	func() { defer func() { fmt.Println(recover()) }(); fmt.Println(m.Name()) }()
	var i1, i2 any = Str{1}, Str{1}
	fmt.Println(i1 == i2, i1 != any(&PS{}), any(int32(1)) == any(int64(1)))
	type local struct{ Str }
	fmt.Println(local{Str{8}}, []any{nil, 1, "a", Str{9}, &Str{10}})
}
