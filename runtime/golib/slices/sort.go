// SPDX-License-Identifier: MIT

package slices

import (
	"cmp"
	"internal/pdq"
)

func sortInts(x []int)
func sortFloats(x []float64)
func sortStrings(x []string)

// Sort sorts in ascending order; NaN comes first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	switch s := any([]E(x)).(type) {
	case []int:
		sortInts(s)
	case []float64:
		sortFloats(s)
	case []string:
		sortStrings(s)
	default:
		SortFunc(x, cmp.Compare[E])
	}
}

// A list is what is being sorted.
type list[E any] struct {
	s   []E
	cmp func(a, b E) int
}

// Less reports whether element i belongs before element j.
func (l *list[E]) Less(i, j int) bool { return l.cmp(l.s[i], l.s[j]) < 0 }

// Swap exchanges two elements.
func (l *list[E]) Swap(i, j int) { l.s[i], l.s[j] = l.s[j], l.s[i] }

// SortFunc sorts by cmp; equal elements may change places.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	pdq.Sort(&list[E]{x, cmp}, len(x))
}

// SortStableFunc sorts by cmp and keeps the order of equal elements.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	pdq.Stable(&list[E]{x, cmp}, len(x))
}

// IsSorted reports whether x is in ascending order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

// IsSortedFunc reports whether x is in the order of cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}
