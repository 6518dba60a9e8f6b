// SPDX-License-Identifier: MIT

// Package unique: one handle for all equal values, so that comparing handles
// is comparing pointers. Handles are kept for ever.
package unique

import "sync"

// A Handle stands for a value; handles of equal values are equal.
type Handle[T comparable] struct {
	value *T
}

// Value is a copy of the value that the handle stands for.
func (h Handle[T]) Value() T { return *h.value }

// key tells values of different T apart, even if both are interfaces.
type key struct {
	kind, value any
}

var (
	mu      sync.Mutex
	handles = map[key]any{}
)

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	k := key{(*T)(nil), value}
	mu.Lock()
	defer mu.Unlock()
	if known, ok := handles[k]; ok {
		return known.(Handle[T])
	}
	fresh := Handle[T]{new(T)}
	*fresh.value = value
	handles[k] = fresh
	return fresh
}
