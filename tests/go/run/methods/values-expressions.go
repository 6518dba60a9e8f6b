// SPDX-License-Identifier: MIT
package main

import "fmt"

type V struct{ x int }

func (v V) Get() int       { return v.x }
func (v *V) Set(x int)     { v.x = x }
func (v V) Add(a, b int) V { return V{v.x + a + b} }

type I interface{ Get() int }
type F func(int) int

func (f F) Twice(x int) int { return f(f(x)) }

type Num int

func (n Num) Abs() Num {
	if n < 0 {
		return -n
	}
	return n
}
func (n *Num) Dec() { *n-- }
func main() {
	v := V{1}
	get, set := v.Get, v.Set
	set(10)
	fmt.Println(v.x, get(), v.Get())
	g := V.Get
	s := (*V).Set
	pg := (*V).Get
	s(&v, 20)
	fmt.Println(g(v), pg(&v), V.Add(v, 1, 2).x)
	fmt.Printf("%T %T %T\n", g, s, V.Add)
	ig := I.Get
	fmt.Println(ig(v), ig(&v))
	var i I = v
	m := i.Get
	i = V{99}
	fmt.Println(m(), i.Get())
	fmt.Println(F(func(x int) int { return x * 3 }).Twice(2))
	n := Num(-4)
	n.Dec()
	fmt.Println(n.Abs(), Num(-7).Abs(), n)
	fs := []func() int{v.Get, (&v).Get, i.Get}
	v.x = 0
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *V
		f := p.Set
		fmt.Println("bound")
		f(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *V
		_ = p.Get
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var i I
		_ = i.Get
	}()
	defer v.Set(5)
	h := func(f func(V) int) int { return f(V{3}) }
	fmt.Println(h(V.Get))
}
