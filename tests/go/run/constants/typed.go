// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
	"time"
)

type Celsius float64
type Bits uint8

const (
	Boiling Celsius = 100
	Flag0   Bits    = 1 << iota
	Flag1
	Mask    = Flag0 | Flag1
	Inverse = ^Flag0
)
const timeout = 3 * time.Second / 2

func main() {
	fmt.Println(Boiling, Boiling/3, Flag0, Flag1, Mask, Inverse)
	fmt.Printf("%T %T %T\n", Boiling/3, Mask, timeout)
	fmt.Println(timeout, time.Duration(2.5*float64(time.Millisecond)))
	fmt.Println(math.MaxInt8, math.MinInt64, uint64(math.MaxUint64), math.MaxUint32)
	fmt.Println(math.Pi, float32(math.Pi), math.MaxFloat32, math.SmallestNonzeroFloat64)
	const m = math.MaxUint64
	fmt.Println(m/2 == math.MaxInt64, m%1000)
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	fmt.Println(i, j, k, w)
	var u = make([]byte, 1.0<<3)
	fmt.Println(len(u))
}
