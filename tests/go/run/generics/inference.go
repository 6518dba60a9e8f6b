// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sort"
	"strings"
)

type Pair[A, B any] struct {
	a A
	b B
}

func MakePair[A, B any](a A, b B) Pair[A, B]                  { return Pair[A, B]{a, b} }
func First[A, B any](p Pair[A, B]) A                          { return p.a }
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Sort[S ~[]E, E any](s S, less func(a, b E) bool) S {
	sort.Slice(s, func(i, j int) bool { return less(s[i], s[j]) })
	return s
}
func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}
func Chain[T any](fs ...func(T) T) func(T) T {
	return func(t T) T {
		for _, f := range fs {
			t = f(t)
		}
		return t
	}
}
func id[T any](t T) T { return t }
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
func parse(s string) (int, error) { var n int; _, err := fmt.Sscan(s, &n); return n, err }
func Collect[K comparable, V any](seq func(func(K, V) bool)) map[K]V {
	m := map[K]V{}
	for k, v := range seq {
		m[k] = v
	}
	return m
}
func Default[T comparable](v, d T) T {
	var z T
	if v == z {
		return d
	}
	return v
}

type Opt func(*int)

func main() {
	p := MakePair("x", MakePair(1, []bool{true}))
	fmt.Printf("%v %T %v\n", p, p, First(p.b))
	f := Compose(strings.ToUpper, func(s string) int { return len(s) })
	g := Compose(f, func(i int) float64 { return float64(i) / 2 })
	fmt.Println(f("abc"), g("abc"))
	fmt.Println(Sort([]string{"b", "a"}, func(a, b string) bool { return a < b }))
	add := Curry(func(a int, b float64) string { return fmt.Sprint(a, b) })
	fmt.Println(add(1)(2.5))
	fmt.Println(Chain(strings.TrimSpace, strings.ToLower, id[string])(" ABC "))
	fmt.Println(Must(parse("42")), Default("", "dflt"), Default(0, 7), Default(1.5, 2))
	fmt.Println(Collect(func(y func(string, int) bool) { _ = y("a", 1) && y("b", 2) }))
	var h func([]int) []int = id
	fmt.Println(h([]int{1}), id[any](nil), id(func() int { return 3 })())
	xs := []func(int) int{id[int], id[int]}
	fmt.Println(xs[0](1) + xs[1](2))
	var np *Pair[int, string]
	fmt.Println(np == nil, Pair[int, Pair[int, int]]{b: Pair[int, int]{1, 2}})
}
