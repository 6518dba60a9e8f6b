// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	var i8 int8 = 127
	i8++
	fmt.Println(i8)
	i8--
	fmt.Println(i8)
	var u8 uint8 = 0
	u8--
	fmt.Println(u8)
	u8 += 3
	fmt.Println(u8)
	var i16 int16 = -32768
	fmt.Println(-i16, i16-1, i16*i16, i16/-1)
	var i32 int32 = 1 << 30
	fmt.Println(i32*2, i32*4, i32*3)
	var i64 int64 = -1 << 63
	fmt.Println(-i64, i64-1, i64/-1, i64%-1, i64*-1)
	var u16 uint16 = 65535
	fmt.Println(u16+1, u16*u16, ^u16, u16<<1)
	var u32 uint32 = 4000000000
	fmt.Println(u32+u32, u32*3, -u32)
	var u64 uint64 = 1<<64 - 1
	fmt.Println(u64, u64+2, u64*u64, -u64, u64>>1)
	var up uintptr = 10
	fmt.Println(up-11 > up, up*2)
}
