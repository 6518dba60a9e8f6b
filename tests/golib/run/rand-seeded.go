// SPDX-License-Identifier: MIT

// since: 1.23
//
// Seeded generators give the numbers of gc's, whatever is asked of them.
package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

// sum is short for many numbers: a difference in any of them changes it.
func sum(name string, n int, f func() uint64) {
	h := uint64(14695981039346656037)
	for range n {
		x := f()
		for range 8 {
			h = (h ^ x&0xff) * 1099511628211
			x >>= 8
		}
	}
	fmt.Printf("%-12s %016x\n", name, h)
}

func one(seed int64) {
	r := rand.New(rand.NewSource(seed))
	fmt.Println("-- seed", seed, r.Int63(), r.Uint64(), r.Int31(), r.Uint32(), r.Intn(100), r.Intn(1<<40))
	fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(10), r.Int31n(64), r.Int63n(1e15))
	s := []rune("abcdefghijklmnop")
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	b := make([]byte, 5)
	r.Read(b)
	fmt.Print(string(s), b)
	r.Read(b)
	fmt.Println(b)
	sum("Uint64", 2000, r.Uint64)
	sum("Intn", 500, func() uint64 { return uint64(r.Intn(1000)) })
	sum("Float64", 500, func() uint64 { return uint64(r.Float64() * (1 << 53)) })
	sum("NormFloat64", 20000, func() uint64 { return uint64(int64(r.NormFloat64() * (1 << 40))) })
	sum("ExpFloat64", 20000, func() uint64 { return uint64(r.ExpFloat64() * (1 << 40)) })
	z := rand.NewZipf(r, 1.3, 2, 1000)
	sum("Zipf", 500, z.Uint64)
	r.Seed(seed)
	fmt.Println(r.Int63(), rand.NewSource(seed).Int63())
}

func two(name string, src v2.Source) {
	r := v2.New(src)
	fmt.Println("--", name, r.Int64(), r.Uint64(), r.Int32(), r.Uint32(), r.IntN(100), r.IntN(1<<40), r.Int(), r.Uint())
	fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(10), r.Int32N(64), r.Int64N(1e15),
		r.Uint32N(1000), r.Uint64N(1<<50), r.UintN(7))
	s := []rune("abcdefghijklmnop")
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(string(s))
	sum("Uint64", 2000, r.Uint64)
	sum("IntN", 500, func() uint64 { return uint64(r.IntN(1000)) })
	sum("Int32N", 500, func() uint64 { return uint64(r.Int32N(1000)) })
	sum("Float64", 500, func() uint64 { return uint64(r.Float64() * (1 << 53)) })
	sum("Float32", 500, func() uint64 { return uint64(r.Float32() * (1 << 24)) })
	sum("NormFloat64", 20000, func() uint64 { return uint64(int64(r.NormFloat64() * (1 << 40))) })
	sum("ExpFloat64", 20000, func() uint64 { return uint64(r.ExpFloat64() * (1 << 40)) })
	z := v2.NewZipf(r, 1.3, 2, 1000)
	sum("Zipf", 500, z.Uint64)
}

func chacha() {
	c := v2.NewChaCha8([32]byte([]byte("chacha8: 32 byte seed 0123456789")))
	two("ChaCha8", c)
	state, err := c.MarshalBinary()
	fmt.Printf("%q %v\n", state, err)
	b := make([]byte, 13)
	n, err := c.Read(b)
	fmt.Println(n, err, b)
	state, _ = c.MarshalBinary()
	fmt.Printf("%q\n", state)
	again := v2.NewChaCha8([32]byte{})
	fmt.Println(again.UnmarshalBinary(state), again.UnmarshalBinary([]byte("chacha8:")))
	c.Read(b)
	fmt.Println(b, c.Uint64())
	again.Read(b)
	fmt.Println(b, again.Uint64())
	c.Seed([32]byte{1, 2, 3})
	fmt.Println(c.Uint64())
}

func main() {
	for _, seed := range []int64{1, 0, -7, 42, 1 << 40} {
		one(seed)
	}
	two("PCG", v2.NewPCG(1, 2))
	two("PCG", v2.NewPCG(0xdeadbeef, 0))
	chacha()
}
