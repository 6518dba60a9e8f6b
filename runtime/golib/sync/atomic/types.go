// SPDX-License-Identifier: MIT

package atomic

// An Int32 is an int32 that is only reached atomically.
type Int32 struct {
	v int32
}

// Load reads it.
func (x *Int32) Load() int32 { return LoadInt32(&x.v) }

// Store sets it.
func (x *Int32) Store(value int32) { StoreInt32(&x.v, value) }

// Add adds delta and returns the new value.
func (x *Int32) Add(delta int32) (new int32) { return AddInt32(&x.v, delta) }

// Swap sets it and returns the old value.
func (x *Int32) Swap(new int32) (old int32) { return SwapInt32(&x.v, new) }

// CompareAndSwap sets it to new if it is old.
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool) {
	return CompareAndSwapInt32(&x.v, old, new)
}

// And clears the bits not in mask and returns the old value.
func (x *Int32) And(mask int32) (old int32) { return AndInt32(&x.v, mask) }

// Or sets the bits of mask and returns the old value.
func (x *Int32) Or(mask int32) (old int32) { return OrInt32(&x.v, mask) }

// An Int64 is an int64 that is only reached atomically.
type Int64 struct {
	v int64
}

// Load reads it.
func (x *Int64) Load() int64 { return LoadInt64(&x.v) }

// Store sets it.
func (x *Int64) Store(value int64) { StoreInt64(&x.v, value) }

// Add adds delta and returns the new value.
func (x *Int64) Add(delta int64) (new int64) { return AddInt64(&x.v, delta) }

// Swap sets it and returns the old value.
func (x *Int64) Swap(new int64) (old int64) { return SwapInt64(&x.v, new) }

// CompareAndSwap sets it to new if it is old.
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool) {
	return CompareAndSwapInt64(&x.v, old, new)
}

// And clears the bits not in mask and returns the old value.
func (x *Int64) And(mask int64) (old int64) { return AndInt64(&x.v, mask) }

// Or sets the bits of mask and returns the old value.
func (x *Int64) Or(mask int64) (old int64) { return OrInt64(&x.v, mask) }

// A Uint32 is a uint32 that is only reached atomically.
type Uint32 struct {
	v uint32
}

// Load reads it.
func (x *Uint32) Load() uint32 { return LoadUint32(&x.v) }

// Store sets it.
func (x *Uint32) Store(value uint32) { StoreUint32(&x.v, value) }

// Add adds delta and returns the new value.
func (x *Uint32) Add(delta uint32) (new uint32) { return AddUint32(&x.v, delta) }

// Swap sets it and returns the old value.
func (x *Uint32) Swap(new uint32) (old uint32) { return SwapUint32(&x.v, new) }

// CompareAndSwap sets it to new if it is old.
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool) {
	return CompareAndSwapUint32(&x.v, old, new)
}

// And clears the bits not in mask and returns the old value.
func (x *Uint32) And(mask uint32) (old uint32) { return AndUint32(&x.v, mask) }

// Or sets the bits of mask and returns the old value.
func (x *Uint32) Or(mask uint32) (old uint32) { return OrUint32(&x.v, mask) }

// A Uint64 is a uint64 that is only reached atomically.
type Uint64 struct {
	v uint64
}

// Load reads it.
func (x *Uint64) Load() uint64 { return LoadUint64(&x.v) }

// Store sets it.
func (x *Uint64) Store(value uint64) { StoreUint64(&x.v, value) }

// Add adds delta and returns the new value.
func (x *Uint64) Add(delta uint64) (new uint64) { return AddUint64(&x.v, delta) }

// Swap sets it and returns the old value.
func (x *Uint64) Swap(new uint64) (old uint64) { return SwapUint64(&x.v, new) }

// CompareAndSwap sets it to new if it is old.
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool) {
	return CompareAndSwapUint64(&x.v, old, new)
}

// And clears the bits not in mask and returns the old value.
func (x *Uint64) And(mask uint64) (old uint64) { return AndUint64(&x.v, mask) }

// Or sets the bits of mask and returns the old value.
func (x *Uint64) Or(mask uint64) (old uint64) { return OrUint64(&x.v, mask) }

// A Uintptr is a uintptr that is only reached atomically.
type Uintptr struct {
	v uintptr
}

// Load reads it.
func (x *Uintptr) Load() uintptr { return LoadUintptr(&x.v) }

// Store sets it.
func (x *Uintptr) Store(value uintptr) { StoreUintptr(&x.v, value) }

// Add adds delta and returns the new value.
func (x *Uintptr) Add(delta uintptr) (new uintptr) { return AddUintptr(&x.v, delta) }

// Swap sets it and returns the old value.
func (x *Uintptr) Swap(new uintptr) (old uintptr) { return SwapUintptr(&x.v, new) }

// CompareAndSwap sets it to new if it is old.
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool) {
	return CompareAndSwapUintptr(&x.v, old, new)
}

// And clears the bits not in mask and returns the old value.
func (x *Uintptr) And(mask uintptr) (old uintptr) { return AndUintptr(&x.v, mask) }

// Or sets the bits of mask and returns the old value.
func (x *Uintptr) Or(mask uintptr) (old uintptr) { return OrUintptr(&x.v, mask) }

// A Bool is a bool that is only reached atomically.
type Bool struct {
	v uint32
}

func word(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// Load reads it.
func (x *Bool) Load() bool { return LoadUint32(&x.v) != 0 }

// Store sets it.
func (x *Bool) Store(value bool) { StoreUint32(&x.v, word(value)) }

// Swap sets it and returns the old value.
func (x *Bool) Swap(new bool) (old bool) { return SwapUint32(&x.v, word(new)) != 0 }

// CompareAndSwap sets it to new if it is old.
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	return CompareAndSwapUint32(&x.v, word(old), word(new))
}

// A Value holds one value of a type that the first Store fixes.
type Value struct {
	v any
}

// The four below are one event each, as the functions on words are.

func loadAny(addr *any) any
func storeAny(addr *any, value any)
func swapAny(addr *any, value any) any
func compareAndSwapAny(addr *any, old, new any) bool

// sameType reports whether both have one dynamic type.
func sameType(a, b any) bool

func (v *Value) check(operation string, value any) {
	if value == nil {
		panic("sync/atomic: " + operation + " of nil value into Value")
	}
	if v.v != nil && !sameType(v.v, value) {
		panic("sync/atomic: " + operation + " of inconsistently typed value into Value")
	}
}

// Load returns the value stored last, nil if none.
func (v *Value) Load() any { return loadAny(&v.v) }

// Store sets the value; it panics for nil or a type unlike the first one's.
func (v *Value) Store(value any) {
	v.check("store", value)
	storeAny(&v.v, value)
}

// Swap sets the value and returns the old one.
func (v *Value) Swap(new any) (old any) {
	v.check("swap", new)
	return swapAny(&v.v, new)
}

// CompareAndSwap sets the value to new if it is old.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if old != nil && new != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	v.check("compare and swap", new)
	return compareAndSwapAny(&v.v, old, new)
}
