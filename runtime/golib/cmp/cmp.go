// SPDX-License-Identifier: MIT

// Package cmp compares ordered values.
package cmp

// Ordered is every type that < works on.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 | ~string
}

// Less reports whether x is less than y; NaN is less than all other numbers.
func Less[T Ordered](x, y T) bool { return x < y || x != x && y == y }

// Compare is -1, 0 or 1 as x is less than, equal to or greater than y.
func Compare[T Ordered](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	case x == y:
		return 0
	case x == x: // y is NaN
		return 1
	case y == y:
		return -1
	}
	return 0
}

// Or is the first of the values that is not zero.
func Or[T comparable](vals ...T) T {
	var zero T
	for _, v := range vals {
		if v != zero {
			return v
		}
	}
	return zero
}
