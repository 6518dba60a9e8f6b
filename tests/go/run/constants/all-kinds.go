// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
)

const (
	a = iota
	b
	c = "x"
	d
	e = iota
	_
	f float32 = iota * 1.5
	g
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)
const (
	x0, y0 = iota, iota * 10
	x1, y1
	_, _
	x3, y3
)
const huge = 1 << 500
const tiny = 1.0 / huge
const big = huge * 3 / (huge >> 2)
const r = 'a' + 1.0
const cplx = 2i * 2i
const shifted = 1.0 << 3

var s = "héllo"[1]

const mask = ^uint8(0x0f)

type W uint8

const (
	w0 W = iota + 250
	w1
	w5 = w1 + 4
)

func main() {
	fmt.Println(a, b, c, d, e, f, g, KB, MB, GB, x1, y1, x3, y3)
	fmt.Println(big, tiny*huge, r, cplx, shifted, s, mask, w0, w5)
	fmt.Printf("%T %T %T %T %v\n", r, cplx, shifted, w5, math.MaxUint64/3.0)
	var sh uint = 3
	var i8 int8 = 1 << 6
	fmt.Println(1<<sh, i8<<sh, i8<<1>>1, int8(-128)/int8(-1+int8(sh)-3), uint32(1)<<31<<sh, -5>>1, -5/2, -5%3, 5%-3, 7&^5, 6^3)
	var ff float64 = float64(int(1) << sh)
	fmt.Println(ff, math.Inf(1) > math.MaxFloat64, -0.0, 1/math.Copysign(0, -1), 0.1+0.2, float32(0.1), 1e100, 5.0/3)
	const third = 1.0 / 3
	fmt.Println(third*3 == 1, float32(third), 0x1p-2, 0b1010, 0o17, 1_000, 'a', '\x41', '\u00e9', "\xff\u00e9\a"[0])
	var n = -7
	fmt.Println(uint8(n), uint16(n), int8(300+n), uint64(n)>>60, n>>70, uint8(255)+uint8(sh)*2, int32(math.MinInt32)/int32(n+6))
	f1 := 3.99
	fneg := -3.99
	fbig := 1e20
	fmt.Println(int(f1), int(fneg), uint8(int(f1)), int64(fbig) == math.MinInt64, float32(16777217), int(float32(16777217)))
	fmt.Println(len([10]int{}), cap([...]string{5: "a"}), len("日本"), imag(cplx), real(3+4i), complex(1, 2)*complex(0, 1), 5/2*2.0, 5/2.0)
}
