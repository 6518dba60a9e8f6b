// SPDX-License-Identifier: MIT

// Package fnv: the hashes of Fowler, Noll and Vo. FNV-1 multiplies by a prime
// and takes the byte in by exclusive or; FNV-1a does it the other way round.
package fnv

import (
	"hash"
	"math/bits"
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64 // high, low
	sum128a [2]uint64
)

const (
	offset32      = 2166136261
	offset64      = 14695981039346656037
	offset128High = 0x6c62272e07bb0142
	offset128Low  = 0x62b821756295c58d
	prime32       = 16777619
	prime64       = 1099511628211
	prime128Low   = 0x13b
	prime128Shift = 24 // of the high word
)

// New32 is FNV-1 with 32 bits.
func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

// New32a is FNV-1a with 32 bits.
func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

// New64 is FNV-1 with 64 bits.
func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

// New64a is FNV-1a with 64 bits.
func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

// New128 is FNV-1 with 128 bits.
func New128() hash.Hash { return &sum128{offset128High, offset128Low} }

// New128a is FNV-1a with 128 bits.
func New128a() hash.Hash { return &sum128a{offset128High, offset128Low} }

func (s *sum32) Write(p []byte) (int, error) {
	h := *s
	for _, b := range p {
		h = h*prime32 ^ sum32(b)
	}
	*s = h
	return len(p), nil
}

func (s *sum32a) Write(p []byte) (int, error) {
	h := *s
	for _, b := range p {
		h = (h ^ sum32a(b)) * prime32
	}
	*s = h
	return len(p), nil
}

func (s *sum64) Write(p []byte) (int, error) {
	h := *s
	for _, b := range p {
		h = h*prime64 ^ sum64(b)
	}
	*s = h
	return len(p), nil
}

func (s *sum64a) Write(p []byte) (int, error) {
	h := *s
	for _, b := range p {
		h = (h ^ sum64a(b)) * prime64
	}
	*s = h
	return len(p), nil
}

// times multiplies by the prime 2⁸⁸ + 0x13b.
func times(high, low uint64) (uint64, uint64) {
	carry, product := bits.Mul64(prime128Low, low)
	return carry + low<<prime128Shift + prime128Low*high, product
}

func (s *sum128) Write(p []byte) (int, error) {
	for _, b := range p {
		s[0], s[1] = times(s[0], s[1])
		s[1] ^= uint64(b)
	}
	return len(p), nil
}

func (s *sum128a) Write(p []byte) (int, error) {
	for _, b := range p {
		s[0], s[1] = times(s[0], s[1]^uint64(b))
	}
	return len(p), nil
}

func append32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func append64(b []byte, v uint64) []byte { return append32(append32(b, uint32(v>>32)), uint32(v)) }

func (s *sum32) Sum(b []byte) []byte   { return append32(b, uint32(*s)) }
func (s *sum32a) Sum(b []byte) []byte  { return append32(b, uint32(*s)) }
func (s *sum64) Sum(b []byte) []byte   { return append64(b, uint64(*s)) }
func (s *sum64a) Sum(b []byte) []byte  { return append64(b, uint64(*s)) }
func (s *sum128) Sum(b []byte) []byte  { return append64(append64(b, s[0]), s[1]) }
func (s *sum128a) Sum(b []byte) []byte { return append64(append64(b, s[0]), s[1]) }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Reset()   { *s = offset32 }
func (s *sum32a) Reset()  { *s = offset32 }
func (s *sum64) Reset()   { *s = offset64 }
func (s *sum64a) Reset()  { *s = offset64 }
func (s *sum128) Reset()  { *s = sum128{offset128High, offset128Low} }
func (s *sum128a) Reset() { *s = sum128a{offset128High, offset128Low} }

func (s *sum32) Size() int   { return 4 }
func (s *sum32a) Size() int  { return 4 }
func (s *sum64) Size() int   { return 8 }
func (s *sum64a) Size() int  { return 8 }
func (s *sum128) Size() int  { return 16 }
func (s *sum128a) Size() int { return 16 }

func (s *sum32) BlockSize() int   { return 1 }
func (s *sum32a) BlockSize() int  { return 1 }
func (s *sum64) BlockSize() int   { return 1 }
func (s *sum64a) BlockSize() int  { return 1 }
func (s *sum128) BlockSize() int  { return 1 }
func (s *sum128a) BlockSize() int { return 1 }
