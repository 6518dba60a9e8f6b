// SPDX-License-Identifier: MIT

// Package rand, version 2. The package's functions draw from the run's
// decision funnel; PCG and ChaCha8 are the generators of these names, number for number.
package rand

import (
	"errors"
	"internal/zig"
	"math/bits"
)

var errPCG = errors.New("invalid PCG encoding")

// next is a number of 64 random bits from the funnel.
func next() uint64

// A Source gives numbers of 64 random bits.
type Source interface {
	Uint64() uint64
}

type funnel struct{}

func (funnel) Uint64() uint64 { return next() }

// A PCG is O'Neill's PCG-DXSM with 128 bits of state.
type PCG struct {
	hi, lo uint64
}

// NewPCG starts from two seeds.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed starts again.
func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

// MarshalBinary is the state: "pcg:" and 16 bytes.
func (p *PCG) MarshalBinary() ([]byte, error) {
	b := []byte("pcg:")
	for _, word := range [...]uint64{p.hi, p.lo} {
		for shift := 56; shift >= 0; shift -= 8 {
			b = append(b, byte(word>>shift))
		}
	}
	return b, nil
}

// UnmarshalBinary takes the state that MarshalBinary gave.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errPCG
	}
	p.hi, p.lo = 0, 0
	for i := 0; i < 8; i++ {
		p.hi = p.hi<<8 | uint64(data[4+i])
		p.lo = p.lo<<8 | uint64(data[12+i])
	}
	return nil
}

// Uint64 is the next number.
func (p *PCG) Uint64() uint64 {
	const (
		mulHi, mulLo = 0x2360ED051FC65DA4, 0x4385DF649FCCF645
		incHi, incLo = 0x5851F42D4C957F2D, 0x14057B7EF767814F
		cheap        = 0xDA942042E4DD58B5
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, carry := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, carry)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	return hi * (lo | 1)
}

// A Rand makes numbers of all kinds from a source.
type Rand struct {
	src Source
}

// New makes numbers from src.
func New(src Source) *Rand { return &Rand{src} }

var global = Rand{funnel{}}

// Uint64 is any number of 64 bits.
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }

// Int64 is a number from 0 to 1<<63 - 1.
func (r *Rand) Int64() int64 { return int64(r.src.Uint64() &^ (1 << 63)) }

// Uint32 is any number of 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }

// Int32 is a number from 0 to 1<<31 - 1.
func (r *Rand) Int32() int32 { return int32(r.src.Uint64() >> 33) }

// Int is a number from 0 to the greatest int.
func (r *Rand) Int() int { return int(r.Int64()) }

// Uint is any uint.
func (r *Rand) Uint() uint { return uint(r.src.Uint64()) }

// below32 and below64 are numbers from 0 to n - 1, each as likely (Lemire's
// multiplication method).

func (r *Rand) below32(n uint32) uint32 {
	if n&(n-1) == 0 {
		return uint32(r.Uint64()) & (n - 1)
	}
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < n {
		for threshold := -n % n; uint32(product) < threshold; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return uint32(product >> 32)
}

func (r *Rand) below64(n uint64) uint64 {
	if n&(n-1) == 0 {
		return r.Uint64() & (n - 1)
	}
	hi, lo := bits.Mul64(r.Uint64(), n)
	if lo < n {
		for threshold := -n % n; lo < threshold; {
			hi, lo = bits.Mul64(r.Uint64(), n)
		}
	}
	return hi
}

// Int64N is a number from 0 to n - 1.
func (r *Rand) Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(r.below64(uint64(n)))
}

// Uint64N is a number from 0 to n - 1.
func (r *Rand) Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return r.below64(n)
}

// Int32N is a number from 0 to n - 1.
func (r *Rand) Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(r.below32(uint32(n)))
}

// Uint32N is a number from 0 to n - 1.
func (r *Rand) Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return r.below32(n)
}

// IntN is a number from 0 to n - 1.
func (r *Rand) IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(r.below64(uint64(n)))
}

// UintN is a number from 0 to n - 1.
func (r *Rand) UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(r.below64(uint64(n)))
}

// Float64 is a number in [0, 1).
func (r *Rand) Float64() float64 { return float64(r.Uint64()<<11>>11) / (1 << 53) }

// Float32 is a number in [0, 1).
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }

// NormFloat64 is normally distributed with mean 0 and deviation 1.
func (r *Rand) NormFloat64() float64 {
	return zig.Normal(func() (int32, int) {
		u := r.Uint64()
		return int32(u), int(u >> 32 & 0x7f)
	}, r.Float64)
}

// ExpFloat64 is exponentially distributed with rate 1.
func (r *Rand) ExpFloat64() float64 {
	return zig.Exponential(func() (uint32, int) {
		u := r.Uint64()
		return uint32(u), int(u >> 32 & 0xff)
	}, r.Float64)
}

// Perm is a permutation of 0 to n - 1.
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	r.Shuffle(n, func(i, j int) { p[i], p[j] = p[j], p[i] })
	return p
}

// Shuffle calls swap so that n elements come into random order.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.below64(uint64(i+1))))
	}
}

// Uint64 is any number of 64 bits.
func Uint64() uint64 { return next() }

// Int64 is a number from 0 to 1<<63 - 1.
func Int64() int64 { return global.Int64() }

// Uint32 is any number of 32 bits.
func Uint32() uint32 { return global.Uint32() }

// Int32 is a number from 0 to 1<<31 - 1.
func Int32() int32 { return global.Int32() }

// Int is a number from 0 to the greatest int.
func Int() int { return global.Int() }

// Uint is any uint.
func Uint() uint { return global.Uint() }

// Int64N is a number from 0 to n - 1.
func Int64N(n int64) int64 { return global.Int64N(n) }

// Uint64N is a number from 0 to n - 1.
func Uint64N(n uint64) uint64 { return global.Uint64N(n) }

// Int32N is a number from 0 to n - 1.
func Int32N(n int32) int32 { return global.Int32N(n) }

// Uint32N is a number from 0 to n - 1.
func Uint32N(n uint32) uint32 { return global.Uint32N(n) }

// IntN is a number from 0 to n - 1.
func IntN(n int) int { return global.IntN(n) }

// UintN is a number from 0 to n - 1.
func UintN(n uint) uint { return global.UintN(n) }

// Float64 is a number in [0, 1).
func Float64() float64 { return global.Float64() }

// Float32 is a number in [0, 1).
func Float32() float32 { return global.Float32() }

// NormFloat64 is normally distributed with mean 0 and deviation 1.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 is exponentially distributed with rate 1.
func ExpFloat64() float64 { return global.ExpFloat64() }

// Perm is a permutation of 0 to n - 1.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle calls swap so that n elements come into random order.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// A Zipf makes numbers in which k has a probability proportional to (v + k) ** -s.
type Zipf struct {
	r     *Rand
	curve zig.Zipf
}

// NewZipf makes numbers from 0 to imax; nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	return &Zipf{r, zig.NewZipf(s, v, imax)}
}

// Uint64 is the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	return z.curve.Next(z.r.Float64)
}
