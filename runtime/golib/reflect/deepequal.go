// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"unsafe"
)

// A visit is a comparison under way; met again inside itself it is taken to hold.
type visit struct {
	a, b unsafe.Pointer
	typ  rt.Type
}

// DeepEqual reports whether x and y are deeply equal: as ==, but slices, maps and pointers by what
// they hold, and funcs only if both are nil.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	if a.typ != b.typ {
		return false
	}
	return deepEqual(a, b, map[visit]bool{})
}

// isShared reports whether a value of the kind can be part of itself; p says which one it is.
func isShared(v Value) (p unsafe.Pointer, shared bool) {
	switch v.kind() {
	case Pointer, Map, Slice:
		if v.IsNil() {
			return nil, false
		}
		return v.UnsafePointer(), true
	}
	return nil, false
}

func deepEqual(a, b Value, visited map[visit]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ != b.typ {
		return false
	}
	p, shared := isShared(a)
	q, both := isShared(b)
	if shared && both {
		v := visit{p, q, a.typ}
		if visited[v] {
			return true
		}
		visited[v] = true
	}
	switch a.kind() {
	case Array:
		return equalElements(a, b, visited)
	case Slice:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		return p == q && a.Len() > 0 || equalElements(a, b, visited)
	case Interface:
		return deepEqual(a.Elem(), b.Elem(), visited)
	case Pointer:
		return a.UnsafePointer() == b.UnsafePointer() || deepEqual(a.Elem(), b.Elem(), visited)
	case Struct:
		for i := 0; i < a.NumField(); i++ {
			if !deepEqual(a.Field(i), b.Field(i), visited) {
				return false
			}
		}
		return true
	case Map:
		return equalMaps(a, b, visited)
	case Func:
		return a.IsNil() && b.IsNil()
	}
	return a.get() == b.get()
}

func equalElements(a, b Value, visited map[visit]bool) bool {
	for i := 0; i < a.Len(); i++ {
		if !deepEqual(a.Index(i), b.Index(i), visited) {
			return false
		}
	}
	return true
}

func equalMaps(a, b Value, visited map[visit]bool) bool {
	if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
		return false
	}
	if a.UnsafePointer() == b.UnsafePointer() {
		return true
	}
	keys, elems := rt.Entries(a.get())
	elem := rt.Elem(a.typ)
	for i, key := range keys {
		other, ok := mapGet(b.get(), key)
		if !ok || !deepEqual(Value{typ: elem, val: elems[i]}, Value{typ: elem, val: other}, visited) {
			return false
		}
	}
	return true
}
