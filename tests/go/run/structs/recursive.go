// SPDX-License-Identifier: MIT
package main

import "fmt"

type Tree struct {
	Left, Right *Tree
	Val         int
}

func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{Val: v}
	}
	if v < t.Val {
		t.Left = t.Left.Insert(v)
	} else {
		t.Right = t.Right.Insert(v)
	}
	return t
}
func (t *Tree) Depth() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.Left.Depth(), t.Right.Depth())
}
func (t *Tree) Each(f func(int)) {
	if t != nil {
		t.Left.Each(f)
		f(t.Val)
		t.Right.Each(f)
	}
}
func (t *Tree) All(yield func(int) bool) bool {
	return t == nil || t.Left.All(yield) && yield(t.Val) && t.Right.All(yield)
}

type Expr interface {
	Eval(env map[string]float64) float64
}
type Num float64
type Var string
type Bin struct {
	Op   byte
	L, R Expr
}

func (n Num) Eval(map[string]float64) float64   { return float64(n) }
func (v Var) Eval(e map[string]float64) float64 { return e[string(v)] }
func (b Bin) Eval(e map[string]float64) float64 {
	l, r := b.L.Eval(e), b.R.Eval(e)
	switch b.Op {
	case '+':
		return l + r
	case '*':
		return l * r
	}
	panic("bad op " + string(b.Op))
}
func (b Bin) String() string { return fmt.Sprintf("(%v %c %v)", b.L, b.Op, b.R) }

type Doc struct {
	Kids []Doc
	Attr map[string]*Doc
	Name string
}

func (d Doc) Count() int {
	n := 1
	for _, k := range d.Kids {
		n += k.Count()
	}
	for _, a := range d.Attr {
		n += a.Count()
	}
	return n
}
func main() {
	var t *Tree
	for _, v := range []int{5, 2, 8, 1, 9, 3, 7} {
		t = t.Insert(v)
	}
	t.Each(func(v int) { fmt.Print(v, " ") })
	fmt.Println(t.Depth())
	for v := range func(y func(int) bool) { t.All(y) } {
		if v > 5 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	e := Bin{'+', Num(1), Bin{'*', Var("x"), Num(3)}}
	fmt.Println(e, e.Eval(map[string]float64{"x": 2}))
	d := Doc{Kids: []Doc{{Name: "a"}, {Kids: []Doc{{}}}}, Attr: map[string]*Doc{"k": {}}}
	fmt.Println(d.Count())
	defer func() { fmt.Println(recover()) }()
	Bin{'?', Num(1), Num(2)}.Eval(nil)
}
