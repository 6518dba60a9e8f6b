// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math/cmplx"
)

func main() {
	a, b := 3+4i, complex(1, -2)
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, a != b)
	fmt.Println(real(a), imag(a), cmplx.Abs(a), cmplx.Conj(a), cmplx.Sqrt(-1))
	var c64 complex64 = complex64(a) / 3
	fmt.Printf("%v %T %T %.2f\n", c64, c64, real(c64), a)
	var z complex128
	fmt.Println(z, a/z, z/z)
	a *= 1i
	a += 2
	fmt.Println(a)
	r, t := cmplx.Polar(1i)
	fmt.Printf("%.3f %.3f %.3f\n", r, t, cmplx.Exp(1i*3.141592653589793))
	m := map[complex128]string{1i: "i", 1: "one"}
	fmt.Println(m[complex(0, 1)], m[1], len(m))
	fmt.Printf("%v %g %e %8.1f %+v\n", b, b, b, b, b)
	println(a, c64)
	var i any = 1i * 1i
	fmt.Println(i == complex128(-1), i == -1)
	const k = (1 + 2i) * (1 - 2i)
	var f float64 = real(k)
	var n int = k
	fmt.Println(f, n)
}
