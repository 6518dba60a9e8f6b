// SPDX-License-Identifier: MIT

// Package sha256: SHA-256 and SHA-224 of FIPS 180-4.
package sha256

import (
	"hash"
	"math/bits"
)

const (
	Size      = 32 // Size of a SHA-256 sum in bytes.
	Size224   = 28 // Size224 is that of a SHA-224 sum.
	BlockSize = 64 // BlockSize is what is digested at once.
)

type digest struct {
	state [8]uint32
	block [BlockSize]byte
	used  int
	total uint64
	size  int
}

var start = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}

var start224 = [8]uint32{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
	0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}

// constants are the fractions of the cube roots of the first 64 primes, in 32 bits.
var constants = func() (t [64]uint32) {
	n := uint64(2)
	for i := range t {
		for !isPrime(n) {
			n++
		}
		t[i] = uint32(cubeRoot(n))
		n++
	}
	return t
}()

func isPrime(n uint64) bool {
	for k := uint64(2); k*k <= n; k++ {
		if n%k == 0 {
			return false
		}
	}
	return true
}

// cubeRoot is the largest r with r³ ≤ n·2⁹⁶: the root with 32 bits behind the point.
func cubeRoot(n uint64) (r uint64) {
	for bit := uint64(1) << 35; bit > 0; bit >>= 1 {
		try := r | bit
		high, low := bits.Mul64(try, try) // try² < 2⁷², so the cube has less than 2¹⁰⁸
		top, middle := bits.Mul64(low, try)
		top += high * try
		if top < n<<32 || top == n<<32 && middle == 0 {
			r = try
		}
	}
	return r
}

// New starts a SHA-256 digest.
func New() hash.Hash { return &digest{state: start, size: Size} }

// New224 starts a SHA-224 digest.
func New224() hash.Hash { return &digest{state: start224, size: Size224} }

// Sum256 is the SHA-256 digest of data.
func Sum256(data []byte) (sum [Size]byte) {
	d := digest{state: start, size: Size}
	d.Write(data)
	copy(sum[:], d.finish())
	return sum
}

// Sum224 is the SHA-224 digest of data.
func Sum224(data []byte) (sum [Size224]byte) {
	d := digest{state: start224, size: Size224}
	d.Write(data)
	copy(sum[:], d.finish())
	return sum
}

func (d *digest) step() {
	var words [64]uint32
	for i := range 16 {
		b := d.block[4*i:]
		words[i] = uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
	}
	for i := 16; i < 64; i++ {
		x, y := words[i-15], words[i-2]
		words[i] = words[i-16] + words[i-7] +
			(bits.RotateLeft32(x, -7) ^ bits.RotateLeft32(x, -18) ^ x>>3) +
			(bits.RotateLeft32(y, -17) ^ bits.RotateLeft32(y, -19) ^ y>>10)
	}
	s := d.state
	for i, w := range words {
		a, e := s[0], s[4]
		t := s[7] + w + constants[i] + (e&s[5] ^ ^e&s[6]) +
			(bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25))
		u := (a&s[1] ^ a&s[2] ^ s[1]&s[2]) +
			(bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22))
		s = [8]uint32{t + u, a, s[1], s[2], s[3] + t, e, s[5], s[6]}
	}
	for i := range s {
		d.state[i] += s[i]
	}
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
	return sum[:d.size]
}

func (d *digest) Sum(b []byte) []byte {
	copied := *d
	return append(b, copied.finish()...)
}

func (d *digest) Reset() {
	fresh := start
	if d.size == Size224 {
		fresh = start224
	}
	*d = digest{state: fresh, size: d.size}
}

func (d *digest) Size() int      { return d.size }
func (d *digest) BlockSize() int { return BlockSize }
