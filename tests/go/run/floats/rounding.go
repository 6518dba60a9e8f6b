// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
)

func main() {
	for _, f := range []float64{-2.5, -1.5, -0.5, -0.2, 0.2, 0.5, 1.5, 2.5, 2.7} {
		fmt.Println(math.Floor(f), math.Ceil(f), math.Trunc(f), math.Round(f), math.RoundToEven(f), int(f))
	}
	fmt.Printf("%.0f %.0f %.0f %.1f %.1f %.2f\n", 0.5, 1.5, 2.5, 0.25, 0.35, 1.005)
	i, fr := math.Modf(-3.75)
	fmt.Println(i, fr)
	m, e := math.Frexp(10)
	fmt.Println(m, e, math.Ldexp(0.5, 4))
	fmt.Println(math.Sqrt(2), math.Pow(2, 0.5), math.Pow(-8, 3), math.Cbrt(27), math.Hypot(3, 4))
	fmt.Println(math.Abs(-3), math.Dim(3, 5), math.Exp(1), math.Log2(8), math.Log10(1000), math.Log1p(0))
	var a, b, c float32 = 16777216, 1, 0.1
	fmt.Println(a+b, a+b+b, a+(b+b), c*c, c+c+c)
	s := 0.0
	for k := 0; k < 10; k++ {
		s += 0.1
	}
	fmt.Println(s, s == 1)
	var x float32 = 1
	n := 0
	for x+1 != x {
		x *= 2
		n++
	}
	fmt.Println(x, n)
	fmt.Println(math.FMA(2, 3, 4), math.Inf(1) > 0)
}
