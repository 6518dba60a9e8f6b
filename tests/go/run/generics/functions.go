// SPDX-License-Identifier: MIT
package main

import (
	"cmp"
	"fmt"
	"strings"
)

type Number interface{ ~int | ~int64 | ~float64 }

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	r := make([]U, 0, len(xs))
	for _, x := range xs {
		r = append(r, f(x))
	}
	return r
}
func Filter[S ~[]E, E any](s S, f func(E) bool) S {
	var r S
	for _, x := range s {
		if f(x) {
			r = append(r, x)
		}
	}
	return r
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) int { return len(m) }
func Max[T cmp.Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}
func Zero[T any]() T    { var z T; return z }
func Ptr[T any](v T) *T { return &v }
func Apply[T any](v T, fs ...func(T) T) T {
	for _, f := range fs {
		v = f(v)
	}
	return v
}

type MyInt int
type Ints []int

func (s Ints) Len() int { return len(s) }
func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[MyInt](4, 5), Sum[int64]())
	fmt.Println(Map([]int{1, 2}, func(i int) string { return strings.Repeat("x", i) }), Map([]string{"a"}, strings.ToUpper))
	fmt.Println(Filter(Ints{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }).Len())
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, i int) string { return a + fmt.Sprint(i) }))
	fmt.Println(Keys(map[string]bool{"a": true}), Max("a", "b"), Max(2.5, 1), Max[float64](1, 2.5))
	fmt.Printf("%v %q %v %T\n", Zero[int](), Zero[string](), Zero[*int]() == nil, Zero[[2]MyInt]())
	p := Ptr(5)
	*p++
	fmt.Println(*p, *Ptr("s"))
	fmt.Println(Apply(2, func(i int) int { return i + 1 }, func(i int) int { return i * i }))
	f := Max[int]
	var g func(string, string) string = Max
	fmt.Println(f(1, 2), g("q", "r"))
	fmt.Printf("%T %T\n", f, Map[int, MyInt])
}
