// Random numbers: ranges and permutations, not the numbers themselves.
package main

import (
	"fmt"
	"math/rand"
)

type fixed struct{ next int64 }

func (f *fixed) Int63() int64    { f.next += 1 << 40; return f.next & (1<<63 - 1) }
func (f *fixed) Seed(seed int64) { f.next = seed }

func check(r *rand.Rand) bool {
	seen := map[int]bool{}
	for i := 0; i < 1000; i++ {
		n := r.Intn(10)
		if n < 0 || n > 9 {
			return false
		}
		seen[n] = true
		if f := r.Float64(); f < 0 || f >= 1 {
			return false
		}
		if f := r.Float32(); f < 0 || f >= 1 {
			return false
		}
		if r.Int63() < 0 || r.Int31() < 0 || r.Int() < 0 || r.Int63n(5) > 4 || r.Int31n(7) > 6 || r.ExpFloat64() < 0 {
			return false
		}
		if x := r.NormFloat64(); x < -10 || x > 10 {
			return false
		}
	}
	sum := 0
	for _, x := range r.Perm(20) {
		sum += x
	}
	a := []int{1, 2, 3, 4, 5}
	r.Shuffle(len(a), func(i, j int) { a[i], a[j] = a[j], a[i] })
	for _, x := range a {
		sum += x
	}
	buf := make([]byte, 30)
	n, err := r.Read(buf)
	z := rand.NewZipf(r, 1.5, 2, 100)
	for i := 0; i < 100; i++ {
		if z.Uint64() > 100 {
			return false
		}
	}
	return len(seen) == 10 && sum == 205 && n == 30 && err == nil
}

func main() {
	fmt.Println(check(rand.New(rand.NewSource(42))), check(rand.New(rand.NewSource(7))))
	a, b := rand.New(rand.NewSource(5)), rand.New(rand.NewSource(5))
	same := true
	for i := 0; i < 100; i++ {
		same = same && a.Int63() == b.Int63()
	}
	fmt.Println(same)
	rand.Seed(3)
	for i := 0; i < 100; i++ {
		if rand.Intn(6) > 5 || rand.Float64() >= 1 || rand.Int63n(3) > 2 {
			fmt.Println("out of range")
		}
	}
	r := rand.New(&fixed{})
	fmt.Println(r.Int63(), r.Int31(), r.Uint32(), r.Int63n(1000), r.Int31n(8))
	for _, f := range []func(){func() { rand.Intn(0) }, func() { rand.Int63n(-1) }, func() { rand.Int31n(0) }, func() { rand.Shuffle(-1, nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
