// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	var a, b float32 = 1.0 / 3, 2.0 / 3
	fmt.Println(a, b, a+b, a*b, a/b, a-b, a+b == 1)
	var s float32
	for i := 0; i < 100; i++ {
		s += 0.1
	}
	fmt.Println(s, float64(s), int(s*10))
	x := float32(1e38)
	fmt.Println(x*10, -x*10, x*x-x*x)
	fmt.Println(float32(0.1)+float32(0.2), float32(0.1+0.2), 0.1+0.2)
	var d float64 = float64(a) * 3
	fmt.Println(d, float32(d), float32(d) == a*3)
	fmt.Printf("%g %e %.10f %v %b\n", a, a, a, a, a)
	i := 16777217
	fmt.Println(float32(i), int(float32(i)), float32(int32(1<<31-1)), int64(float32(1<<40)))
	var c complex64 = complex(a, b)
	fmt.Println(c*c, real(c), imag(c*2))
	type T float32
	t := T(2.5)
	t /= 3
	fmt.Println(t, t > 0.8, t == T(float32(2.5)/3), -t)
	arr := []float32{3, 1, 2}
	m := arr[0]
	for _, v := range arr {
		m = min(m, v)
	}
	fmt.Println(m, max(a, b, 0.5))
}
