// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.MinInt8, math.MaxInt8, math.MaxUint8, math.MinInt16, math.MaxInt16, math.MaxUint16)
	fmt.Println(math.MinInt32, math.MaxInt32, uint32(math.MaxUint32), math.MinInt64, math.MaxInt64, uint64(math.MaxUint64))
	a, b, c, d := int8(math.MaxInt8), int16(math.MaxInt16), int32(math.MaxInt32), int64(math.MaxInt64)
	a++
	b++
	c++
	d++
	fmt.Println(a, b, c, d)
	a--
	b--
	c--
	d--
	fmt.Println(a, b, c, d, -a, -b, -c, -d)
	fmt.Println(int8(math.MinInt8)/int8(d+1>>63|1), uint8(a)+129, uint16(b)*2+2)
	x := math.MinInt64
	fmt.Println(x == -x, x-1 > 0, -(x+1) == math.MaxInt64, x/-1 == x, uint64(x) == 1<<63)
	var u uint = 0
	fmt.Println(u-1 == math.MaxUint, ^u>>63, uint32(u-1), int(u-1))
}
