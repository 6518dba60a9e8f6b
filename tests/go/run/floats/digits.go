// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

var seed uint64 = 88172645463325252

func next() uint64 {
	seed ^= seed << 13
	seed ^= seed >> 7
	seed ^= seed << 17
	return seed
}

func argument(k int) float64 {
	u := next()
	f := float64(int64(u)>>11) / (1 << 52)
	switch k % 5 {
	case 0:
		return f
	case 1:
		return f * 10
	case 2:
		return f * 700
	case 3:
		return math.Abs(f)
	}
	if f = math.Float64frombits(u); f != f {
		return 1
	}
	return f
}

// A digest of all bits of a function's results; every digit counts.
type digest uint64

func (d *digest) add(values ...float64) {
	for _, f := range values {
		bits := math.Float64bits(f)
		if f != f {
			bits = 1
		}
		*d = (*d ^ digest(bits)) * 1099511628211
	}
}

func main() {
	real1 := []struct {
		name string
		f    func(float64) float64
	}{
		{"Sin", math.Sin},
		{"Cos", math.Cos},
		{"Tan", math.Tan},
		{"Asin", math.Asin},
		{"Acos", math.Acos},
		{"Atan", math.Atan},
		{"Sinh", math.Sinh},
		{"Cosh", math.Cosh},
		{"Tanh", math.Tanh},
		{"Acosh", math.Acosh},
		{"Atanh", math.Atanh},
		{"Exp", math.Exp},
		{"Exp2", math.Exp2},
		{"Log", math.Log},
		{"Log2", math.Log2},
		{"Log10", math.Log10},
		{"Cbrt", math.Cbrt},
		{"Sqrt", math.Sqrt},
		{"Floor", math.Floor},
		{"Ceil", math.Ceil},
		{"Trunc", math.Trunc},
		{"Round", math.Round},
		{"RoundToEven", math.RoundToEven},
		{"Logb", math.Logb},
	}
	real2 := []struct {
		name string
		f    func(x, y float64) float64
	}{
		{"Pow", math.Pow},
		{"Atan2", math.Atan2},
		{"Hypot", math.Hypot},
		{"Mod", math.Mod},
		{"Remainder", math.Remainder},
		{"Dim", math.Dim},
	}
	complex1 := []struct {
		name string
		f    func(complex128) complex128
	}{
		{"cmplx.Sqrt", cmplx.Sqrt},
		{"cmplx.Exp", cmplx.Exp},
		{"cmplx.Log", cmplx.Log},
		{"cmplx.Log10", cmplx.Log10},
		{"cmplx.Sin", cmplx.Sin},
		{"cmplx.Cos", cmplx.Cos},
		{"cmplx.Tan", cmplx.Tan},
		{"cmplx.Sinh", cmplx.Sinh},
		{"cmplx.Cosh", cmplx.Cosh},
		{"cmplx.Asin", cmplx.Asin},
		{"cmplx.Acos", cmplx.Acos},
		{"cmplx.Atan", cmplx.Atan},
		{"cmplx.Asinh", cmplx.Asinh},
		{"cmplx.Acosh", cmplx.Acosh},
		{"cmplx.Atanh", cmplx.Atanh},
		{"cmplx.Cot", cmplx.Cot},
	}
	const n = 1000
	for _, each := range real1 {
		var d digest
		for k := range n {
			d.add(each.f(argument(k)))
		}
		fmt.Println(each.name, d)
	}
	for _, each := range real2 {
		var d digest
		for k := range n {
			d.add(each.f(argument(k), argument(k)))
		}
		fmt.Println(each.name, d)
	}
	for _, each := range complex1 {
		var d digest
		for k := range n {
			z := each.f(complex(argument(k%4), argument(k%4)))
			d.add(real(z), imag(z))
		}
		fmt.Println(each.name, d)
	}
	var powers, tens, large digest
	for k := range n {
		powers.add(math.Pow(argument(k), float64(k%20-10)), math.Pow(math.Abs(argument(k)), argument(k)))
		tens.add(math.Pow10(k - n/2))
		s, c := math.Sincos(argument(k) * 1e12)
		large.add(s, c)
	}
	fmt.Println(powers, tens, large)
	var d digest
	for k := range n {
		x, y := complex(argument(k%4), argument(k%4)), complex(argument(1), argument(0))
		z := cmplx.Pow(x, y)
		d.add(real(z), imag(z), cmplx.Abs(x), cmplx.Phase(x), real(x/y), imag(x*y))
	}
	fmt.Println(d)
}
