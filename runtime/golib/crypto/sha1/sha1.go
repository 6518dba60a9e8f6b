// SPDX-License-Identifier: MIT

// Package sha1: the secure hash algorithm of FIPS 180-1. It is broken as a
// lock, and still widely used to name contents.
package sha1

import (
	"hash"
	"math/bits"
)

const (
	Size      = 20 // Size of a sum in bytes.
	BlockSize = 64 // BlockSize is what is digested at once.
)

type digest struct {
	state [5]uint32
	block [BlockSize]byte
	used  int
	total uint64
}

var start = [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}

var constants = [4]uint32{0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6}

// New starts a digest.
func New() hash.Hash { return &digest{state: start} }

// Sum is the digest of data.
func Sum(data []byte) (sum [Size]byte) {
	d := digest{state: start}
	d.Write(data)
	copy(sum[:], d.finish())
	return sum
}

func (d *digest) step() {
	var words [80]uint32
	for i := range 16 {
		b := d.block[4*i:]
		words[i] = uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
	}
	for i := 16; i < 80; i++ {
		words[i] = bits.RotateLeft32(words[i-3]^words[i-8]^words[i-14]^words[i-16], 1)
	}
	a, b, c, e, g := d.state[0], d.state[1], d.state[2], d.state[3], d.state[4]
	for i, w := range words {
		var f uint32
		switch i / 20 {
		case 0:
			f = b&c | ^b&e
		case 2:
			f = b&c | b&e | c&e
		default:
			f = b ^ c ^ e
		}
		f += bits.RotateLeft32(a, 5) + g + w + constants[i/20]
		a, b, c, e, g = f, a, bits.RotateLeft32(b, 30), c, e
	}
	d.state[0] += a
	d.state[1] += b
	d.state[2] += c
	d.state[3] += e
	d.state[4] += g
}

func (d *digest) Write(p []byte) (int, error) {
	n := len(p)
	d.total += uint64(n)
	for len(p) > 0 {
		k := copy(d.block[d.used:], p)
		d.used, p = d.used+k, p[k:]
		if d.used == BlockSize {
			d.step()
			d.used = 0
		}
	}
	return n, nil
}

// finish pads with a one bit, zeros and the length in bits.
func (d *digest) finish() []byte {
	length := d.total << 3
	d.Write([]byte{0x80})
	for d.used != BlockSize-8 {
		d.Write([]byte{0})
	}
	var tail [8]byte
	for i := range tail {
		tail[i] = byte(length >> (56 - 8*i))
	}
	d.Write(tail[:])
	sum := make([]byte, 0, Size)
	for _, s := range d.state {
		sum = append(sum, byte(s>>24), byte(s>>16), byte(s>>8), byte(s))
	}
	return sum
}

func (d *digest) Sum(b []byte) []byte {
	copied := *d
	return append(b, copied.finish()...)
}

func (d *digest) Reset()         { *d = digest{state: start} }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return BlockSize }
