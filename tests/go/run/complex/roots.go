// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func main() {
	for k := 0; k < 4; k++ {
		z := cmplx.Exp(complex(0, 2*math.Pi*float64(k)/4))
		fmt.Printf("%.2f ", z)
	}
	fmt.Println()
	z := complex(0, 0)
	n := 0
	for c := -0.5 + 0.5i; cmplx.Abs(z) < 2 && n < 50; n++ {
		z = z*z + c
	}
	fmt.Println(n, cmplx.Abs(z) < 2)
	fmt.Printf("%.6f\n", cmplx.Pow(2i, 2))
	fmt.Println(cmplx.Inf(), cmplx.IsNaN(cmplx.NaN()), cmplx.Phase(-1))
	var a [2]complex64
	a[0] = 1 + 2i
	a[1] += a[0] * 2
	p := &a[1]
	*p -= 1i
	fmt.Println(a, real(*p), imag(a[0]))
	s := []complex128{1, 2i}
	s = append(s, s[0]*s[1], complex(float64(len(s)), 0))
	fmt.Println(s, s[2] == 2i)
	f := func(c complex128) (float64, float64) { return real(c), imag(c) }
	fmt.Println(f(s[2] / (1 + 1i)))
	nan := math.NaN()
	fmt.Println(complex(nan, 1) == complex(nan, 1), complex(math.Inf(1), 0)*2, 1/complex(math.Copysign(0, -1), 0))
	type C complex64
	c := C(3 - 4i)
	fmt.Println(c, -c, c == 3-4i)
	fmt.Printf("%T %v %+.1e\n", c, c, c)
}
