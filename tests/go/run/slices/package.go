// SPDX-License-Identifier: MIT
package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
)

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6}
	t := slices.Clone(s)
	slices.Sort(t)
	i, ok := slices.BinarySearch(t, 4)
	fmt.Println(s, t, i, ok, slices.IsSorted(t), slices.Max(s), slices.Min(s))
	fmt.Println(slices.Contains(s, 9), slices.Index(s, 5), slices.IndexFunc(s, func(x int) bool { return x > 4 }))
	slices.Reverse(t)
	fmt.Println(t, slices.Compact([]int{1, 1, 2, 2, 1}), slices.Equal(s, t))
	fmt.Println(slices.Insert([]int{1, 4}, 1, 2, 3), slices.Delete([]int{1, 2, 3, 4}, 1, 3), slices.Replace([]int{1, 2, 3}, 0, 2, 9))
	w := strings.Fields("pear fig apple kiwi date")
	slices.SortStableFunc(w, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	fmt.Println(w)
	sort.Sort(sort.Reverse(sort.StringSlice(w)))
	fmt.Println(w, sort.SearchInts([]int{1, 3, 5}, 4))
	sort.Slice(s, func(i, j int) bool { return s[i] > s[j] })
	fmt.Println(s, slices.Compare([]int{1, 2}, []int{1, 3}))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, " ")
	}
	fmt.Println(slices.Collect(slices.Values([]int{7, 8})), slices.Repeat([]int{1, 2}, 2), slices.Concat([]int{1}, []int{2, 3}))
	for i, v := range slices.Backward([]string{"a", "b"}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.ContainsFunc(s, func(x int) bool { return x == 0 }), slices.Sorted(slices.Values(s)))
}
