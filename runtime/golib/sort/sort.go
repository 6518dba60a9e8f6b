// SPDX-License-Identifier: MIT

// Package sort: sorting and binary search. Unstable sorting is a
// pattern-defeating quicksort that compares and swaps in the order in which
// gc's does, so that equal elements come out in the same order there and here.
package sort

import (
	"internal/pdq"
	"internal/rtype"
)

// An Interface is a list that can be sorted.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// A list is what is being sorted: data, or else a slice.
type list struct {
	less  func(i, j int) bool
	data  Interface
	slice any
}

// Less reports whether element i belongs before element j.
func (l *list) Less(i, j int) bool { return l.less(i, j) }

// Swap exchanges two elements.
func (l *list) Swap(i, j int) {
	if l.data != nil {
		l.data.Swap(i, j)
	} else {
		rtype.Swap(l.slice, i, j)
	}
}

// Sort sorts data; equal elements may change places.
func Sort(data Interface) {
	pdq.Sort(&list{less: data.Less, data: data}, data.Len())
}

// Stable sorts data and keeps the order of equal elements.
func Stable(data Interface) {
	pdq.Stable(&list{less: data.Less, data: data}, data.Len())
}

// Slice sorts a slice by less; equal elements may change places.
func Slice(x any, less func(i, j int) bool) {
	pdq.Sort(&list{less: less, slice: x}, sliceLen(x))
}

// SliceStable sorts a slice by less and keeps the order of equal elements.
func SliceStable(x any, less func(i, j int) bool) {
	pdq.Stable(&list{less: less, slice: x}, sliceLen(x))
}

// SliceIsSorted reports whether a slice is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := sliceLen(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

func sliceLen(x any) int {
	if rtype.KindOf(rtype.Of(x)) != rtype.Slice {
		panic("reflect: call of Swapper on " + rtype.NameOf(rtype.Of(x)) + " Value")
	}
	return rtype.Len(x)
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse turns the order of data round.
func Reverse(data Interface) Interface { return &reverse{data} }

// IntSlice is a list of ints.
type IntSlice []int

// Len, Less and Swap make it an Interface.
func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts it.
func (x IntSlice) Sort() { Sort(x) }

// Search finds the first place of p or more.
func (x IntSlice) Search(p int) int { return SearchInts(x, p) }

// Float64Slice is a list of float64s; NaN comes first.
type Float64Slice []float64

// Len, Less and Swap make it an Interface.
func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts it.
func (x Float64Slice) Sort() { Sort(x) }

// Search finds the first place of p or more.
func (x Float64Slice) Search(p float64) int { return SearchFloat64s(x, p) }

// StringSlice is a list of strings.
type StringSlice []string

// Len, Less and Swap make it an Interface.
func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts it.
func (x StringSlice) Sort() { Sort(x) }

// Search finds the first place of p or more.
func (x StringSlice) Search(p string) int { return SearchStrings(x, p) }

// Ints sorts ints in ascending order.
func Ints(x []int)

// Float64s sorts float64s in ascending order, NaN first.
func Float64s(x []float64)

// Strings sorts strings in ascending order.
func Strings(x []string)

// IntsAreSorted reports whether x is in ascending order.
func IntsAreSorted(x []int) bool { return IsSorted(IntSlice(x)) }

// Float64sAreSorted reports whether x is in ascending order.
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }

// StringsAreSorted reports whether x is in ascending order.
func StringsAreSorted(x []string) bool { return IsSorted(StringSlice(x)) }

// Search is the least i in [0, n) for which f holds, n if none; f must not turn false again.
func Search(n int, f func(int) bool) int {
	i, j := 0, n
	for i < j {
		if mid := int(uint(i+j) >> 1); f(mid) {
			j = mid
		} else {
			i = mid + 1
		}
	}
	return i
}

// Find is the least i for which cmp(i) <= 0, n if none, and whether it is 0 there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i, j := 0, n
	for i < j {
		if mid := int(uint(i+j) >> 1); cmp(mid) > 0 {
			i = mid + 1
		} else {
			j = mid
		}
	}
	return i, i < n && cmp(i) == 0
}

// SearchInts finds the first place of x or more in sorted ints.
func SearchInts(a []int, x int) int { return Search(len(a), func(i int) bool { return a[i] >= x }) }

// SearchFloat64s finds the first place of x or more in sorted float64s.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings finds the first place of x or more in sorted strings.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}
