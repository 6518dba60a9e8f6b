// SPDX-License-Identifier: MIT

// Package heap: a priority queue on anything that can be sorted. Element i is
// not greater than elements 2i+1 and 2i+2; the least is element 0.
package heap

import "sort"

// An Interface is a list that can be sorted, and grows and shrinks at its end.
type Interface interface {
	sort.Interface
	Push(x any)
	Pop() any
}

// Init brings the elements into heap order.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		sink(h, i, n)
	}
}

// Push adds x.
func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

// Pop takes the least element out.
func Pop(h Interface) any {
	n := h.Len() - 1
	h.Swap(0, n)
	sink(h, 0, n)
	return h.Pop()
}

// Remove takes element i out.
func Remove(h Interface, i int) any {
	n := h.Len() - 1
	if n != i {
		h.Swap(i, n)
		if !sink(h, i, n) {
			rise(h, i)
		}
	}
	return h.Pop()
}

// Fix restores the order after element i has changed.
func Fix(h Interface, i int) {
	if !sink(h, i, h.Len()) {
		rise(h, i)
	}
}

func rise(h Interface, i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.Less(i, parent) {
			break
		}
		h.Swap(parent, i)
		i = parent
	}
}

// sink reports whether the element moved.
func sink(h Interface, i, n int) bool {
	start := i
	for {
		child := 2*i + 1
		if child >= n || child < 0 {
			break
		}
		if child+1 < n && h.Less(child+1, child) {
			child++
		}
		if !h.Less(child, i) {
			break
		}
		h.Swap(i, child)
		i = child
	}
	return i > start
}
