// SPDX-License-Identifier: MIT

// Package rand: random numbers. The package's functions draw from the run's
// decision funnel: same seed, same numbers, and each draw can be replayed or
// decided otherwise. A source made by NewSource gives the numbers of gc's.
package rand

import "internal/zig"

// next is a number of 64 random bits from the funnel.
func next() uint64

// A Source gives numbers of 63 random bits.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 gives numbers of 64 random bits too.
type Source64 interface {
	Source
	Uint64() uint64
}

type funnel struct{}

func (funnel) Uint64() uint64  { return next() }
func (funnel) Int63() int64    { return int64(next() >> 1) }
func (funnel) Seed(seed int64) {}

// NewSource makes a generator that starts from the seed.
func NewSource(seed int64) Source {
	a := &additive{}
	a.Seed(seed)
	return a
}

// A Rand makes numbers of all kinds from a source.
type Rand struct {
	src   Source
	bytes uint64 // of the number that Read drew last
	left  int    // of them, not used yet
}

// New makes numbers from src.
func New(src Source) *Rand { return &Rand{src: src} }

var global = Rand{src: funnel{}}

// Seed starts the source again.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.left = 0
}

// Int63 is a number from 0 to 1<<63 - 1.
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint64 is any number of 64 bits.
func (r *Rand) Uint64() uint64 {
	if s, ok := r.src.(Source64); ok {
		return s.Uint64()
	}
	return uint64(r.src.Int63())>>31 | uint64(r.src.Int63())<<32
}

// Uint32 is any number of 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Int31 is a number from 0 to 1<<31 - 1.
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int is a number from 0 to the greatest int.
func (r *Rand) Int() int { return int(r.Int63()) }

// Int63n is a number from 0 to n - 1.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	// Draws beyond the last whole multiple of n are thrown away, so that each is as likely.
	limit := int64(1<<63 - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > limit {
		v = r.Int63()
	}
	return v % n
}

// Int31n is a number from 0 to n - 1.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	limit := int32(1<<31 - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > limit {
		v = r.Int31()
	}
	return v % n
}

// scaled is a number from 0 to n - 1, by multiplication: what Shuffle uses.
func (r *Rand) scaled(n int32) int32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < uint32(n) {
		for limit := uint32(-n) % uint32(n); uint32(product) < limit; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return int32(product >> 32)
}

// Intn is a number from 0 to n - 1.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 is a number in [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f < 1 {
			return f
		}
	}
}

// Float32 is a number in [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f < 1 {
			return f
		}
	}
}

// NormFloat64 is normally distributed with mean 0 and deviation 1.
func (r *Rand) NormFloat64() float64 {
	return zig.Normal(func() (int32, int) {
		u := r.Uint32()
		return int32(u), int(u & 0x7f)
	}, r.Float64)
}

// ExpFloat64 is exponentially distributed with rate 1.
func (r *Rand) ExpFloat64() float64 {
	return zig.Exponential(func() (uint32, int) {
		u := r.Uint32()
		return u, int(u & 0xff)
	}, r.Float64)
}

// Perm is a permutation of 0 to n - 1.
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := range m {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle calls swap so that n elements come into random order.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-1-1; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.scaled(int32(i+1))))
	}
}

// Read fills p with random bytes.
func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.left == 0 {
			r.bytes, r.left = uint64(r.Int63()), 7
		}
		p[i] = byte(r.bytes)
		r.bytes >>= 8
		r.left--
	}
	return len(p), nil
}

// Seed does nothing: the run's seed rules the package's functions.
func Seed(seed int64) {}

// Int63 is a number from 0 to 1<<63 - 1.
func Int63() int64 { return global.Int63() }

// Uint32 is any number of 32 bits.
func Uint32() uint32 { return global.Uint32() }

// Uint64 is any number of 64 bits.
func Uint64() uint64 { return next() }

// Int31 is a number from 0 to 1<<31 - 1.
func Int31() int32 { return global.Int31() }

// Int is a number from 0 to the greatest int.
func Int() int { return global.Int() }

// Int63n is a number from 0 to n - 1.
func Int63n(n int64) int64 { return global.Int63n(n) }

// Int31n is a number from 0 to n - 1.
func Int31n(n int32) int32 { return global.Int31n(n) }

// Intn is a number from 0 to n - 1.
func Intn(n int) int { return global.Intn(n) }

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

// Read fills p with random bytes.
func Read(p []byte) (n int, err error) { return global.Read(p) }

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
