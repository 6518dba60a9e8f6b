// Complex functions to ten digits.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func main() {
	xs := []complex128{1, -1, 1i, -1i, 1 + 2i, -3.5 + 0.25i, 0.1 - 0.2i, 10 + 1i}
	for _, f := range []func(complex128) complex128{cmplx.Sqrt, cmplx.Exp, cmplx.Log, cmplx.Log10, cmplx.Sin, cmplx.Cos, cmplx.Tan, cmplx.Sinh, cmplx.Cosh, cmplx.Tanh, cmplx.Conj, cmplx.Cot} {
		for _, x := range xs {
			y := f(x)
			fmt.Printf("%.10g ", y)
		}
		fmt.Println()
	}
	for _, f := range []func(complex128) complex128{cmplx.Asin, cmplx.Acos, cmplx.Atan, cmplx.Asinh, cmplx.Acosh, cmplx.Atanh} {
		for _, x := range []complex128{1 + 2i, -3.5 + 0.25i, 0.1 - 0.2i, 0.5 + 0.5i} {
			fmt.Printf("%.10g ", f(x))
		}
		fmt.Println()
	}
	for _, x := range xs {
		r, θ := cmplx.Polar(x)
		fmt.Printf("%.10g %.10g %.10g %.10g %.10g\n", cmplx.Abs(x), cmplx.Phase(x), r, θ, cmplx.Rect(r, θ))
		fmt.Printf("%.10g %.10g %.10g\n", cmplx.Pow(x, 2), cmplx.Pow(x, 0.5i), cmplx.Pow(2, x))
	}
	fmt.Println(cmplx.Pow(0, 0), cmplx.Pow(0, 2), cmplx.IsNaN(cmplx.NaN()), cmplx.IsInf(cmplx.Inf()), cmplx.IsInf(complex(math.Inf(-1), 0)), cmplx.IsNaN(1))
}
