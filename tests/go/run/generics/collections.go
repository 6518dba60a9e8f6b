// SPDX-License-Identifier: MIT
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
	"unique"
)

type Number interface{ ~int | ~int64 | ~float64 }

func Map[T, U any](xs []T, f func(T) U) []U {
	r := make([]U, 0, len(xs))
	for _, x := range xs {
		r = append(r, f(x))
	}
	return r
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}
func (s *Stack[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, x := range s.items {
			if !yield(i, x) {
				return
			}
		}
	}
}

type Set[K comparable] map[K]struct{}

func (s Set[K]) Add(k K) Set[K] { s[k] = struct{}{}; return s }

type Cache[K comparable, V any] struct {
	mu   sync.RWMutex
	m    map[K]V
	load func(K) (V, error)
}

func (c *Cache[K, V]) Get(k K) (V, error) {
	c.mu.RLock()
	v, ok := c.m[k]
	c.mu.RUnlock()
	if ok {
		return v, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	v, err := c.load(k)
	if err == nil {
		if c.m == nil {
			c.m = make(map[K]V)
		}
		c.m[k] = v
	}
	return v, err
}

type Tree[T cmp.Ordered] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	switch {
	case v < t.v:
		t.l = t.l.Insert(v)
	case v > t.v:
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(yield func(T) bool) bool {
	return t == nil || t.l.Walk(yield) && yield(t.v) && t.r.Walk(yield)
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func Zip[A, B any](as iter.Seq[A], bs iter.Seq[B]) iter.Seq[Pair[A, B]] {
	return func(yield func(Pair[A, B]) bool) {
		next, stop := iter.Pull(bs)
		defer stop()
		for a := range as {
			b, ok := next()
			if !ok || !yield(Pair[A, B]{a, b}) {
				return
			}
		}
	}
}
func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

type Celsius float64

func main() {
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("a", i) }), Reduce([]int{1, 2, 3}, 0.5, func(a float64, x int) float64 { return a + float64(x) }))
	var s Stack[rune]
	for _, r := range "héy" {
		s.Push(r)
	}
	for i, r := range s.All() {
		fmt.Print(i, string(r), " ")
	}
	r, ok := s.Pop()
	fmt.Println(string(r), ok, len(s.items))
	fmt.Println(len(Set[string]{}.Add("a").Add("b").Add("a")))
	c := Cache[string, int]{load: func(k string) (int, error) { return len(k), nil }}
	fmt.Println(c.Get("abc"))
	var t *Tree[string]
	for _, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t = t.Insert(w)
	}
	t.Walk(func(w string) bool { fmt.Print(w, " "); return w != "lazy" })
	fmt.Println()
	for p := range Zip(slices.Values([]int{1, 2, 3}), maps.Keys(map[string]bool{"x": true})) {
		fmt.Printf("%v %+v %T\n", p, p, p)
	}
	fmt.Println(Sum(1, 2), Sum(1.5, 2), Sum[Celsius](1.5), Sum[int]())
	m := map[string]int{"a": 3, "b": 1, "c": 2}
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int { return cmp.Compare(m[a], m[b]) })
	fmt.Println(keys, slices.Max(slices.Collect(maps.Values(m))))
	fmt.Println(slices.BinarySearch([]int{1, 3, 5}, 3))
	fmt.Println(slices.Chunk([]int{1, 2, 3}, 2) != nil, slices.Compact([]int{1, 1, 2}), slices.Index([]string{"a"}, "a"))
	h := unique.Make("x")
	fmt.Println(h == unique.Make("x"), h.Value())
	xs := []Pair[string, int]{{"a", 2}, {"b", 1}}
	sort.Slice(xs, func(i, j int) bool { return xs[i].Second < xs[j].Second })
	fmt.Println(xs)
	slices.SortStableFunc(xs, func(a, b Pair[string, int]) int { return strings.Compare(a.First, b.First) })
	fmt.Println(xs)
}
