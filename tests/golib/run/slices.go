// since: 1.23
// cmp, slices, maps, iter.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
)

type point struct{ x, y int }

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func try(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	fmt.Println(cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(2.5, 2.5), cmp.Compare(math.NaN(), 1), cmp.Less(math.NaN(), 1), cmp.Compare(math.NaN(), math.NaN()), cmp.Or(0, 3, 4), cmp.Or("", "x"))
	a := []int{3, 1, 2, 3}
	fmt.Println(slices.Contains(a, 2), slices.Index(a, 3), slices.Index(a, 9), slices.IndexFunc(a, func(x int) bool { return x < 3 }), slices.ContainsFunc(a, func(x int) bool { return x > 5 }))
	b := slices.Clone(a)
	slices.Sort(b)
	fmt.Println(a, b, slices.IsSorted(a), slices.IsSorted(b), slices.Equal(a, b), slices.Compare(a, b), slices.Max(a), slices.Min(a))
	fmt.Println(slices.BinarySearch(b, 3))
	fmt.Println(slices.BinarySearch(b, 9))
	fmt.Println(slices.Compact(slices.Clone(b)), slices.Insert([]int{1, 4}, 1, 2, 3), slices.Delete([]int{0, 1, 2, 3}, 1, 3), slices.Replace([]int{0, 1, 2, 3}, 1, 3, 7, 8, 9), slices.Replace([]int{0, 1, 2, 3}, 0, 3, 7))
	fmt.Println(slices.DeleteFunc([]int{1, 2, 3, 4}, func(x int) bool { return x%2 == 0 }), slices.Concat([]int{1}, nil, []int{2, 3}), slices.Repeat([]string{"a", "b"}, 2))
	c := []int{1, 2, 3}
	slices.Reverse(c)
	c = slices.Grow(c, 10)
	fmt.Println(c, cap(c) >= 13, cap(slices.Clip(c)), slices.Insert(c, 3, c...))
	words := []string{"banana", "kiwi", "apple", "fig", "cherry"}
	slices.SortFunc(words, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y))
	})
	fmt.Println(words)
	ps := []point{{1, 9}, {0, 8}, {1, 7}, {0, 6}}
	slices.SortStableFunc(ps, func(p, q point) int { return cmp.Compare(p.x, q.x) })
	fmt.Println(ps, slices.MaxFunc(ps, func(p, q point) int { return cmp.Compare(p.x, q.x) }), slices.MinFunc(ps, func(p, q point) int { return cmp.Compare(p.y, q.y) }))
	i, ok := slices.BinarySearchFunc(ps, 1, func(p point, x int) int { return cmp.Compare(p.x, x) })
	fmt.Println(i, ok, slices.CompactFunc(ps, func(p, q point) bool { return p.x == q.x }))
	f := []float64{2, math.NaN(), -1, math.Inf(-1)}
	slices.Sort(f)
	s := []string{"b", "a"}
	slices.Sort(s)
	u := []uint8{9, 1, 5}
	slices.Sort(u)
	fmt.Println(f, s, u, slices.EqualFunc(s, u[:2], func(x string, y uint8) bool { return len(x) < int(y)+1 }))
	try(func() { slices.Max([]int{}) })
	try(func() { slices.Insert(a, 9, 1) })
	try(func() { slices.Delete(a, 3, 2) })

	m := map[string]int{"a": 1, "b": 2, "c": 3}
	keys := slices.Sorted(maps.Keys(m))
	values := slices.Sorted(maps.Values(m))
	n := maps.Clone(m)
	fmt.Println(keys, values, maps.Equal(m, n))
	maps.DeleteFunc(n, func(k string, v int) bool { return v == 2 })
	maps.Copy(n, map[string]int{"z": 26})
	fmt.Println(n, maps.Equal(m, n), maps.Collect(maps.All(n)), maps.Collect(slices.All(s)))
	maps.Insert(n, maps.All(m))
	fmt.Println(n, maps.EqualFunc(m, m, func(x, y int) bool { return x == y }))

	for i, v := range slices.Backward(a) {
		fmt.Print(i, "=", v, " ")
	}
	for v := range slices.Values(a) {
		if v == 2 {
			break
		}
		fmt.Print(v, " ")
	}
	for part := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(part, " ")
	}
	fmt.Println(slices.Collect(count(4)), slices.AppendSeq([]int{9}, count(2)), slices.SortedFunc(count(4), func(x, y int) int { return y - x }))
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		fmt.Print(v, ok, " ")
		if !ok {
			break
		}
	}
	stop()
	next, stop = iter.Pull(count(100))
	next()
	stop()
	v, ok := next()
	fmt.Println(v, ok)
	next2, stop2 := iter.Pull2(maps.All(map[string]int{"k": 5}))
	k, v, ok := next2()
	fmt.Println(k, v, ok)
	stop2()
	next, stop = iter.Pull(func(yield func(int) bool) { panic("in seq") })
	try(func() { next() })
	stop()
	fmt.Println(min(3, 1, 2), max(2.5, 1))
}
