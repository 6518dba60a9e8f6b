// SPDX-License-Identifier: MIT

// Package hash: what hash functions have in common.
package hash

import "io"

// A Hash takes bytes in and gives a sum of them.
type Hash interface {
	io.Writer            // never fails
	Sum(b []byte) []byte // appends the sum so far to b
	Reset()
	Size() int      // bytes of a sum
	BlockSize() int // the writer's favourite length
}

// A Hash32 has sums of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// A Hash64 has sums of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}
