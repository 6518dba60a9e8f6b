// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	var s uint = 3
	var a = 1 << s
	var b int8 = 1 << s << 4
	var c = "abcdefghij"[1<<s]
	var d = float64(1 << 3)
	var e uint16 = 1<<s | 1<<15
	fmt.Println(a, b, c, d, e)
	var f = make([]int, 1<<s)
	fmt.Println(len(f), 1<<s == 8, 2<<s > 1)
	var i8 int8 = -128
	fmt.Println(i8>>1, i8>>7, i8>>100, uint8(i8)>>100, i8<<1)
	var sh8 uint8 = 200
	fmt.Println(1<<sh8, int64(-1)>>sh8, uint32(1)<<sh8)
	var neg = int64(-9)
	fmt.Println(neg>>1, neg/2, neg<<60)
	var n int = 5
	fmt.Println(uint32(1)<<n, uint64(1)<<63>>n)
	x := uint(1)
	x <<= 70
	fmt.Println(x)
	y := -1
	y >>= 70
	fmt.Println(y, 1<<3<<2, 256>>2>>1)
}
