// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
)

func newton(f, df func(float64) float64, x float64) float64 {
	for range 50 {
		x -= f(x) / df(x)
	}
	return x
}
func integrate(f func(float64) float64, a, b float64, n int) (s float64) {
	h := (b - a) / float64(n)
	for i := range n {
		s += f(a+(float64(i)+0.5)*h) * h
	}
	return
}
func main() {
	fmt.Println(newton(func(x float64) float64 { return x*x - 2 }, func(x float64) float64 { return 2 * x }, 1))
	fmt.Printf("%.12f\n", integrate(math.Sin, 0, math.Pi, 1000))
	fmt.Printf("%.12f %.12f %.12f %.12f %.12f %.12f\n", math.Sin(1), math.Cos(1), math.Tan(1), math.Atan2(1, -1), math.Asin(0.5), math.Acos(0.5))
	fmt.Println(math.Sinh(1), math.Cosh(1), math.Tanh(1), math.Exp(-1), math.Expm1(1e-5), math.Exp2(3))
	fmt.Println(math.Log(10), math.Gamma(5.5), math.Erf(0.5), math.Pow(2, 100), math.Pow(2, -1074), math.Pow(0, -1))
	fmt.Println(math.Mod(5.5, 2), math.Mod(-5.5, 2), math.Floor(-0.5), math.Signbit(math.Floor(-0.0)))
	v := []float64{1, 2, 3, 4}
	mean, sq := 0.0, 0.0
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		sq += (x - mean) * (x - mean)
	}
	fmt.Println(mean, math.Sqrt(sq/float64(len(v))))
	e, t := 0.0, 1.0
	for i := 1; i < 25; i++ {
		e += t
		t /= float64(i)
	}
	fmt.Println(e, e == math.E)
	k := 0.0
	for i := 0; i < 100000; i++ {
		if i%2 == 0 {
			k += 1 / float64(2*i+1)
		} else {
			k -= 1 / float64(2*i+1)
		}
	}
	fmt.Println(4 * k)
}
