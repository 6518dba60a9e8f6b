// SPDX-License-Identifier: MIT
package main

type T int

func main() {
	println("a", 1, true, 2.5, 'x', -7)
	print("no newline ", 1, 2, "\n")
	println()
	println(1e100, float32(0.1), 3+4i, uint8(200), int64(-1)<<63, ^uint64(0))
	var e error
	var i any
	var p *int
	var s []int
	println(e == nil, i == nil, p, T(5), "multi\nline", "é")
	println(len(s), cap(s), 0.0, -1.5, 1.0/3, 1e-7, 123456789.0)
	z := 0.0
	println(z, -z, 1/z, -1/z, z/z)
	print()
	print("x", "y", 'z', nil == p, "\n")
	const big = 1 << 40
	println(big, "end")
}
