// SPDX-License-Identifier: MIT

package atomic

import "unsafe"

// LoadPointer reads *addr.
func LoadPointer(addr *unsafe.Pointer) (value unsafe.Pointer)

// StorePointer sets *addr.
func StorePointer(addr *unsafe.Pointer, value unsafe.Pointer)

// SwapPointer sets *addr and returns the old value.
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer)

// CompareAndSwapPointer sets *addr to new if it is old.
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool)

// A Pointer is a *T that is only reached atomically.
type Pointer[T any] struct {
	_ [0]*T
	v unsafe.Pointer
}

// Load reads it.
func (x *Pointer[T]) Load() *T { return (*T)(LoadPointer(&x.v)) }

// Store sets it.
func (x *Pointer[T]) Store(value *T) { StorePointer(&x.v, unsafe.Pointer(value)) }

// Swap sets it and returns the old pointer.
func (x *Pointer[T]) Swap(new *T) (old *T) {
	return (*T)(SwapPointer(&x.v, unsafe.Pointer(new)))
}

// CompareAndSwap sets it to new if it is old.
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	return CompareAndSwapPointer(&x.v, unsafe.Pointer(old), unsafe.Pointer(new))
}
