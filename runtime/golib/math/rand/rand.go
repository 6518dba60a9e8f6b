// SPDX-License-Identifier: MIT

// Package rand: random numbers. The package's functions draw from the run's
// decision funnel: same seed, same numbers, and each draw can be replayed or
// decided otherwise. A source made by NewSource is a generator of its own
// (SplitMix64); its numbers are not those of gc's.
package rand

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

type splitMix struct {
	state uint64
}

func (s *splitMix) Uint64() uint64 {
	s.state += 0x9E3779B97F4A7C15
	z := s.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func (s *splitMix) Int63() int64    { return int64(s.Uint64() >> 1) }
func (s *splitMix) Seed(seed int64) { s.state = uint64(seed) }

// NewSource makes a generator that starts from the seed.
func NewSource(seed int64) Source { return &splitMix{uint64(seed)} }

// A Rand makes numbers of all kinds from a source.
type Rand struct {
	src Source
}

// New makes numbers from src.
func New(src Source) *Rand { return &Rand{src} }

var global = Rand{funnel{}}

// Seed starts the source again.
func (r *Rand) Seed(seed int64) { r.src.Seed(seed) }

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
	return r.below(n)
}

// below is a number from 0 to n - 1, each as likely: draws beyond the last whole
// multiple of n are thrown away.
func (r *Rand) below(n int64) int64 {
	limit := 1<<63 - 1 - (1<<63)%uint64(n)
	v := r.Int63()
	for uint64(v) > limit {
		v = r.Int63()
	}
	return v % n
}

// Int31n is a number from 0 to n - 1.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	return int32(r.below(int64(n)))
}

// Intn is a number from 0 to n - 1.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	return int(r.below(int64(n)))
}

// Float64 is a number in [0, 1).
func (r *Rand) Float64() float64 { return float64(r.Int63()>>10) / (1 << 53) }

// Float32 is a number in [0, 1).
func (r *Rand) Float32() float32 { return float32(r.Int63()>>39) / (1 << 24) }

func log(x float64) float64
func sqrt(x float64) float64

// NormFloat64 is normally distributed with mean 0 and deviation 1 (polar method).
func (r *Rand) NormFloat64() float64 {
	for {
		u, v := 2*r.Float64()-1, 2*r.Float64()-1
		if s := u*u + v*v; s > 0 && s < 1 {
			return u * sqrt(-2*log(s)/s)
		}
	}
}

// ExpFloat64 is exponentially distributed with rate 1.
func (r *Rand) ExpFloat64() float64 { return -log(1 - r.Float64()) }

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
	for i := n - 1; i > 0; i-- {
		swap(i, r.Intn(i+1))
	}
}

// Read fills p with random bytes.
func (r *Rand) Read(p []byte) (n int, err error) {
	var bits uint64
	for i := range p {
		if i%7 == 0 {
			bits = uint64(r.Int63())
		}
		p[i] = byte(bits)
		bits >>= 8
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
	r         *Rand
	s, v, max float64
}

func pow(x, y float64) float64

// NewZipf makes numbers from 0 to imax; nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	return &Zipf{r, s, v, float64(imax)}
}

// Uint64 is the next number, by rejection from the continuous distribution.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	q := 1 - z.s
	low, high := pow(z.v, q), pow(z.v+z.max+1, q)
	for {
		x := pow(low+z.r.Float64()*(high-low), 1/q) - z.v
		k := float64(uint64(x))
		// Accept by the ratio of the step's height to the curve's at x.
		if k <= z.max && z.r.Float64()*pow(z.v+x, -z.s) <= pow(z.v+k+1, -z.s) {
			return uint64(k)
		}
	}
}
