// SPDX-License-Identifier: MIT

// Package adler32: the check of RFC 1950: the sum of the bytes, and the sum of
// these sums, modulo the largest prime below 65536.
package adler32

import "hash"

// Size of a sum in bytes.
const Size = 4

const prime = 65521

type digest uint32

// New starts at 1.
func New() hash.Hash32 {
	d := digest(1)
	return &d
}

func update(d digest, p []byte) digest {
	a, b := uint32(d)&0xffff, uint32(d)>>16
	for _, c := range p {
		a = (a + uint32(c)) % prime
		b = (b + a) % prime
	}
	return digest(b<<16 | a)
}

// Checksum is the sum of data.
func Checksum(data []byte) uint32 { return uint32(update(1, data)) }

func (d *digest) Write(p []byte) (int, error) {
	*d = update(*d, p)
	return len(p), nil
}

func (d *digest) Sum32() uint32 { return uint32(*d) }

func (d *digest) Sum(b []byte) []byte {
	s := uint32(*d)
	return append(b, byte(s>>24), byte(s>>16), byte(s>>8), byte(s))
}

func (d *digest) Reset()         { *d = 1 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
