// SPDX-License-Identifier: MIT
package main

import "fmt"

func gcd[T ~int | ~int64 | ~uint](a, b T) T {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
func pow(b, e, m uint64) (r uint64) {
	for r = 1; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r * b % m
		}
		b = b * b % m
	}
	return
}
func sieve(n int) (ps []int) {
	c := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if c[i] {
			continue
		}
		ps = append(ps, i)
		for j := i * i; j <= n; j += i {
			c[j] = true
		}
	}
	return
}
func collatz(n int) (steps int) {
	for ; n != 1; steps++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return
}
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}
func xorshift(x uint64) uint64 { x ^= x << 13; x ^= x >> 7; x ^= x << 17; return x }
func main() {
	fmt.Println(gcd(84, 36), gcd(int64(-12), 18), gcd(uint(7), 0))
	fmt.Println(pow(3, 200, 1000007), pow(2, 62, 1<<63))
	fmt.Println(sieve(60), collatz(27))
	fmt.Println(hash(""), hash("hello"), hash("世界"))
	x := uint64(88172645463325252)
	for range 5 {
		x = xorshift(x)
		fmt.Print(x, " ")
	}
	fmt.Println()
	var fact uint64 = 1
	for i := uint64(1); i <= 25; i++ {
		fact *= i
		if i > 19 {
			fmt.Print(fact, " ")
		}
	}
	fmt.Println()
	a, b := 0, 1
	for range 100 {
		a, b = b, a+b
	}
	fmt.Println(a)
}
