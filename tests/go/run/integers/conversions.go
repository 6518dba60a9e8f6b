// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	xs := []int64{0, 1, -1, 127, 128, 255, 256, -129, 65535, 1 << 31, -1 << 31, 1<<32 + 5, -1 << 63}
	for _, x := range xs {
		fmt.Println(int8(x), uint8(x), int16(x), uint16(x), int32(x), uint32(x), uint64(x), int(x))
	}
	fs := []float64{0, 1.9, -1.9, 100.5, 127.99}
	for _, f := range fs {
		fmt.Println(int8(f), int(f), uint8(int(f)), float32(f))
	}
	var r rune = 0x65e5
	var b byte = 'A'
	fmt.Println(string(r), string(b), rune(b), byte(r))
	fmt.Println(float32(16777217), float64(int64(1)<<53+1), float32(uint64(1<<63)))
	var u uint64 = 1<<63 + 1<<62
	fmt.Println(float64(u), int64(u), uint64(float64(u)))
	type ID int32
	id := ID(-5)
	fmt.Println(uint8(id), int64(id), ID(xs[len(xs)-2]+7))
}
