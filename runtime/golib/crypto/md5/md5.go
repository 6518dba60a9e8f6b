// SPDX-License-Identifier: MIT

// Package md5: the message digest of RFC 1321. It is broken as a lock, and
// still widely used to name contents.
package md5

import (
	"hash"
	"math"
	"math/bits"
)

const (
	Size      = 16 // Size of a sum in bytes.
	BlockSize = 64 // BlockSize is what is digested at once.
)

type digest struct {
	state [4]uint32
	block [BlockSize]byte
	used  int
	total uint64
}

var start = [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}

// sines[i] is the fraction of |sin(i+1)| in 32 bits, as the standard defines them.
var sines = func() (t [64]uint32) {
	for i := range t {
		t[i] = uint32(math.Floor(math.Abs(math.Sin(float64(i+1))) * (1 << 32)))
	}
	return t
}()

var shifts = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

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
	var words [16]uint32
	for i := range words {
		b := d.block[4*i:]
		words[i] = uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
	}
	a, b, c, e := d.state[0], d.state[1], d.state[2], d.state[3]
	for i := range 64 {
		var f uint32
		var k int
		switch i / 16 {
		case 0:
			f, k = b&c|^b&e, i
		case 1:
			f, k = e&b|^e&c, (5*i+1)%16
		case 2:
			f, k = b^c^e, (3*i+5)%16
		default:
			f, k = c^(b|^e), 7*i%16
		}
		f += a + sines[i] + words[k]
		a, e, c, b = e, c, b, b+bits.RotateLeft32(f, shifts[i/16][i%4])
	}
	d.state[0] += a
	d.state[1] += b
	d.state[2] += c
	d.state[3] += e
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
		tail[i] = byte(length >> (8 * i))
	}
	d.Write(tail[:])
	sum := make([]byte, 0, Size)
	for _, s := range d.state {
		sum = append(sum, byte(s), byte(s>>8), byte(s>>16), byte(s>>24))
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
