// DeepEqual: by contents, through cycles, by type.
package main

import (
	"errors"
	"fmt"
	"math"
	. "reflect"
)

type Loop *Loop
type Node struct {
	V    int
	Next *Node
	Kids []*Node
}
type Basic struct {
	X int
	y string
	f func()
}

func main() {
	cyc := func(v int) *Node {
		a := &Node{V: 1}
		b := &Node{V: v, Next: a}
		a.Next = b
		a.Kids = []*Node{a, b}
		return a
	}
	var l1, l2 Loop
	l1, l2 = &l2, &l1
	fn := func() {}
	e1, e2 := errors.New("x"), errors.New("x")
	nan := math.NaN()
	same := []float64{nan}
	m := map[float64]int{nan: 1}
	tests := []struct{ a, b any }{
		{1, 1}, {1, 2}, {1, int64(1)}, {"a", "a"}, {nil, nil}, {nil, 1}, {1.5, 1.5}, {nan, nan},
		{[]int{1, 2}, []int{1, 2}}, {[]int{1, 2}, []int{1, 3}}, {[]int{}, []int(nil)}, {[]int(nil), []int(nil)},
		{[2]string{"a"}, [2]string{"a"}}, {map[string]int{"a": 1}, map[string]int{"a": 1}}, {map[string]int{"a": 1}, map[string]int{"b": 1}},
		{map[string]int{}, map[string]int(nil)}, {map[string][]int{"k": {1, 2}}, map[string][]int{"k": {1, 2}}},
		{&Basic{1, "y", nil}, &Basic{1, "y", nil}}, {Basic{1, "y", nil}, Basic{1, "z", nil}}, {Basic{1, "y", fn}, Basic{1, "y", fn}},
		{fn, fn}, {(func())(nil), (func())(nil)}, {cyc(2), cyc(2)}, {cyc(2), cyc(3)}, {&l1, &l1}, {&l1, &l2},
		{e1, e2}, {e1, e1}, {[]any{1, "a", nil}, []any{1, "a", nil}}, {[]any{1}, []any{int8(1)}}, {same, same}, {[]float64{nan}, []float64{nan}}, {m, m},
		{map[any]any{1: []string{"x"}}, map[any]any{1: []string{"x"}}}, {struct{}{}, struct{}{}}, {[]byte("ab"), []byte("ab")},
		{[][]int{{1}, {2, 3}}, [][]int{{1}, {2, 3}}}, {[]error{e1}, []error{e1}}, {make(chan int), make(chan int)},
	}
	for i, t := range tests {
		fmt.Println(i, DeepEqual(t.a, t.b))
	}
}
