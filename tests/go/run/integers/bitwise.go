// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math/bits"
)

func main() {
	a, b := 0b1100, 0b1010
	fmt.Println(a&b, a|b, a^b, a&^b, ^a)
	a &= 6
	b |= 1
	fmt.Println(a, b)
	a ^= 3
	b &^= 2
	fmt.Println(a, b)
	var u uint8 = 0xf0
	fmt.Println(^u, u>>4|u<<4, -u, u&-u)
	fmt.Printf("%08b %x %o %#x %#o %#b\n", u, u, u, u, u, u)
	fmt.Println(bits.OnesCount(255), bits.LeadingZeros64(1), bits.TrailingZeros(8), bits.Len(1023))
	fmt.Println(bits.RotateLeft8(0b10010110, 3), bits.Reverse8(1), bits.ReverseBytes32(0x01020304))
	hi, lo := bits.Mul64(1<<63, 6)
	s, c := bits.Add64(1<<63, 1<<63, 1)
	d, br := bits.Sub64(3, 5, 0)
	q, r := bits.Div64(1, 0, 3)
	fmt.Println(hi, lo, s, c, d, br, q, r)
	x := int8(-2)
	fmt.Println(x&1, x|1, x^-1, x&^1, uint8(x)>>1, x>>1)
}
