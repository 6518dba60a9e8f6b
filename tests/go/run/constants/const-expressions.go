// SPDX-License-Identifier: MIT
package main

import "fmt"

const (
	a = 7 / 2
	b = 7 / 2.0
	c = 7.0 / 2
	d = 'b' - 'a' + 0.5
	e = 1 << 3 * 2
	f = -7 % 3
	g = ^5
	h = 3 &^ 1
	i = len("abc") * 2
	j = "x" + "y" + `z`
	k = !(1 < 2) || "a" == "a"
	l = 10 << 60 >> 59
	m = 'a' * 1.0
	n = 0x10p-2
	o = 1i * 1i
	p = real(2 + 3i)
	q = uint8(255) - 1
	r = -1 >> 10
	s = 1_0.2_5
)

func main() {
	fmt.Println(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s)
	fmt.Printf("%T %T %T %T %T %T %T %T %T\n", a, b, d, j, k, m, o, p, q)
	const big = 1 << 500
	fmt.Println(big>>490, big/(big-1) == 1, float64(big) > 1e150)
	const x, y = 1.5, "s"
	const z = x * 4
	var arr [z]int
	fmt.Println(len(arr), y[0], len(y))
}
