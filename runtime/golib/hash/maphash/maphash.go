// SPDX-License-Identifier: MIT

// Package maphash: hashes for tables of one's own. A seed is a random choice
// of the run; sums of different seeds have nothing to do with each other.
package maphash

import "math/rand/v2"

// A Seed chooses one of many functions.
type Seed struct {
	s uint64
}

// MakeSeed makes a random seed.
func MakeSeed() Seed {
	for {
		if s := rand.Uint64(); s != 0 {
			return Seed{s}
		}
	}
}

const prime = 0x9e3779b97f4a7c15

func mix(state uint64, b byte) uint64 {
	state = (state ^ uint64(b)) * prime
	return state ^ state>>29
}

// Bytes is the sum of b.
func Bytes(seed Seed, b []byte) uint64 {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	state := seed.s
	for _, c := range b {
		state = mix(state, c)
	}
	state *= prime
	return state ^ state>>32
}

// String is the sum of s.
func String(seed Seed, s string) uint64 { return Bytes(seed, []byte(s)) }

// A Hash sums up what is written to it; the zero value takes a random seed.
type Hash struct {
	seed Seed
	data []byte
}

func (h *Hash) init() {
	if h.seed.s == 0 {
		h.seed = MakeSeed()
	}
}

// Write adds bytes.
func (h *Hash) Write(b []byte) (int, error) {
	h.init()
	h.data = append(h.data, b...)
	return len(b), nil
}

// WriteString adds a string's bytes.
func (h *Hash) WriteString(s string) (int, error) {
	h.init()
	h.data = append(h.data, s...)
	return len(s), nil
}

// WriteByte adds a byte.
func (h *Hash) WriteByte(b byte) error {
	h.init()
	h.data = append(h.data, b)
	return nil
}

// Seed is the seed in use.
func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

// SetSeed takes another seed and begins anew.
func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed, h.data = seed, nil
}

// Reset begins anew with the same seed.
func (h *Hash) Reset() {
	h.init()
	h.data = nil
}

// Sum64 is the sum so far.
func (h *Hash) Sum64() uint64 {
	h.init()
	return Bytes(h.seed, h.data)
}

// Sum appends the sum so far to b.
func (h *Hash) Sum(b []byte) []byte {
	s := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(s>>shift))
	}
	return b
}

// Size is 8 bytes.
func (h *Hash) Size() int { return 8 }

// BlockSize is 128 bytes.
func (h *Hash) BlockSize() int { return 128 }
