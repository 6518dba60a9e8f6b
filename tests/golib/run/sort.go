// Sorting of all sizes and patterns: equal elements must come out as gc leaves them.
package main

import (
	"fmt"
	"math"
	"sort"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (a byAge) Len() int           { return len(a) }
func (a byAge) Less(i, j int) bool { return a[i].age < a[j].age }
func (a byAge) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }

type pair struct{ key, seq int }

func main() {
	people := []person{{"Bob", 31}, {"John", 42}, {"Michael", 17}, {"Jenny", 26}, {"Ann", 31}}
	sort.Sort(byAge(people))
	fmt.Println(people)
	sort.Sort(sort.Reverse(byAge(people)))
	fmt.Println(people)
	sort.Slice(people, func(i, j int) bool { return people[i].name < people[j].name })
	fmt.Println(people, sort.IsSorted(byAge(people)))
	sort.SliceStable(people, func(i, j int) bool { return people[i].age < people[j].age })
	fmt.Println(people, sort.SliceIsSorted(people, func(i, j int) bool { return people[i].age < people[j].age }))

	state := uint32(1)
	random := func() int {
		state = state*1664525 + 1013904223
		return int(state >> 8)
	}
	patterns := []struct {
		name string
		make func(i, n int) int
	}{
		{"random", func(i, n int) int { return random() % (n + 1) }},
		{"few", func(i, n int) int { return random() % 4 }},
		{"up", func(i, n int) int { return i / 3 }},
		{"down", func(i, n int) int { return (n - i) / 2 }},
		{"same", func(i, n int) int { return 1 }},
		{"saw", func(i, n int) int { return i % 7 }},
		{"nearly", func(i, n int) int {
			if i%17 == 5 {
				return random() % n
			}
			return i
		}},
		{"organ", func(i, n int) int {
			if i < n/2 {
				return i
			}
			return n - i
		}},
	}
	for _, p := range patterns {
		for _, n := range []int{0, 1, 2, 11, 12, 13, 20, 49, 50, 51, 100, 257, 1000} {
			a := make([]pair, n)
			for i := range a {
				a[i] = pair{p.make(i, n), i}
			}
			b := append([]pair(nil), a...)
			calls := 0
			sort.Slice(a, func(i, j int) bool { calls++; return a[i].key < a[j].key })
			hash := uint32(0)
			for i, x := range a {
				if i > 0 && a[i-1].key > x.key {
					panic("not sorted")
				}
				hash = hash*31 + uint32(x.seq)
			}
			sort.SliceStable(b, func(i, j int) bool { return b[i].key < b[j].key })
			for i := 1; i < n; i++ {
				if b[i-1].key > b[i].key || b[i-1].key == b[i].key && b[i-1].seq > b[i].seq {
					panic("not stable")
				}
			}
			fmt.Println(p.name, n, calls, hash)
		}
	}
	ints := []int{5, -2, 9, 0, 5, math.MinInt64, math.MaxInt64}
	sort.Ints(ints)
	floats := []float64{2.5, math.NaN(), -1, math.Inf(1), 0, math.Inf(-1), math.NaN()}
	sort.Float64s(floats)
	strs := []string{"banana", "", "apple", "Zebra", "äpfel", "app"}
	sort.Strings(strs)
	fmt.Println(ints, floats, strs, sort.IntsAreSorted(ints), sort.Float64sAreSorted(floats), sort.StringsAreSorted([]string{"b", "a"}))
	fmt.Println(sort.SearchInts(ints, 5), sort.SearchInts(ints, 6), sort.SearchStrings(strs, "b"), sort.SearchFloat64s([]float64{1, 2}, 3), sort.Search(100, func(i int) bool { return i*i >= 50 }))
	fmt.Println(sort.Find(5, func(i int) int { return 3 - i }))
	fmt.Println(sort.Find(5, func(i int) int { return 9 - i }))
	sort.Sort(sort.Reverse(sort.StringSlice(strs)))
	sort.IntSlice(ints).Sort()
	sort.Stable(sort.Reverse(sort.IntSlice(ints)))
	fmt.Println(strs, ints, sort.IntSlice{1, 3, 5}.Search(3))
}
