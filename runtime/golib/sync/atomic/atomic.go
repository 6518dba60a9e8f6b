// SPDX-License-Identifier: MIT

// Package atomic: operations on single words that no other goroutine can
// interrupt. Each is one visible event; the scheduler's author implements them.
package atomic

// LoadInt32 reads *addr.
func LoadInt32(addr *int32) (value int32)

// StoreInt32 sets *addr.
func StoreInt32(addr *int32, value int32)

// AddInt32 adds delta to *addr and returns the new value.
func AddInt32(addr *int32, delta int32) (new int32)

// SwapInt32 sets *addr and returns the old value.
func SwapInt32(addr *int32, new int32) (old int32)

// CompareAndSwapInt32 sets *addr to new if it is old.
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool)

// AndInt32 clears the bits of *addr not in mask and returns the old value.
func AndInt32(addr *int32, mask int32) (old int32)

// OrInt32 sets the bits of mask in *addr and returns the old value.
func OrInt32(addr *int32, mask int32) (old int32)

// LoadInt64 reads *addr.
func LoadInt64(addr *int64) (value int64)

// StoreInt64 sets *addr.
func StoreInt64(addr *int64, value int64)

// AddInt64 adds delta to *addr and returns the new value.
func AddInt64(addr *int64, delta int64) (new int64)

// SwapInt64 sets *addr and returns the old value.
func SwapInt64(addr *int64, new int64) (old int64)

// CompareAndSwapInt64 sets *addr to new if it is old.
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool)

// AndInt64 clears the bits of *addr not in mask and returns the old value.
func AndInt64(addr *int64, mask int64) (old int64)

// OrInt64 sets the bits of mask in *addr and returns the old value.
func OrInt64(addr *int64, mask int64) (old int64)

// LoadUint32 reads *addr.
func LoadUint32(addr *uint32) (value uint32)

// StoreUint32 sets *addr.
func StoreUint32(addr *uint32, value uint32)

// AddUint32 adds delta to *addr and returns the new value.
func AddUint32(addr *uint32, delta uint32) (new uint32)

// SwapUint32 sets *addr and returns the old value.
func SwapUint32(addr *uint32, new uint32) (old uint32)

// CompareAndSwapUint32 sets *addr to new if it is old.
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool)

// AndUint32 clears the bits of *addr not in mask and returns the old value.
func AndUint32(addr *uint32, mask uint32) (old uint32)

// OrUint32 sets the bits of mask in *addr and returns the old value.
func OrUint32(addr *uint32, mask uint32) (old uint32)

// LoadUint64 reads *addr.
func LoadUint64(addr *uint64) (value uint64)

// StoreUint64 sets *addr.
func StoreUint64(addr *uint64, value uint64)

// AddUint64 adds delta to *addr and returns the new value.
func AddUint64(addr *uint64, delta uint64) (new uint64)

// SwapUint64 sets *addr and returns the old value.
func SwapUint64(addr *uint64, new uint64) (old uint64)

// CompareAndSwapUint64 sets *addr to new if it is old.
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool)

// AndUint64 clears the bits of *addr not in mask and returns the old value.
func AndUint64(addr *uint64, mask uint64) (old uint64)

// OrUint64 sets the bits of mask in *addr and returns the old value.
func OrUint64(addr *uint64, mask uint64) (old uint64)

// LoadUintptr reads *addr.
func LoadUintptr(addr *uintptr) (value uintptr)

// StoreUintptr sets *addr.
func StoreUintptr(addr *uintptr, value uintptr)

// AddUintptr adds delta to *addr and returns the new value.
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr)

// SwapUintptr sets *addr and returns the old value.
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr)

// CompareAndSwapUintptr sets *addr to new if it is old.
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool)

// AndUintptr clears the bits of *addr not in mask and returns the old value.
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr)

// OrUintptr sets the bits of mask in *addr and returns the old value.
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr)
