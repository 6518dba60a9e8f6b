// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
)

func main() {
	zero := 0.0
	inf, ninf, nan := 1/zero, -1/zero, zero/zero
	fmt.Println(inf, ninf, nan, -zero, 1/(-zero), math.Copysign(0, -1), 1/math.Copysign(0, -1))
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, inf == inf, inf > math.MaxFloat64)
	fmt.Println(inf-inf, inf*0, inf+ninf, math.Sqrt(-1), math.Log(0), math.Log(-1))
	fmt.Println(math.IsNaN(nan), math.IsInf(inf, 1), math.IsInf(ninf, 0), math.Signbit(-zero), math.Signbit(math.Copysign(0, -1)))
	big := math.MaxFloat64
	fmt.Println(big*2, -math.MaxFloat64*zero, math.SmallestNonzeroFloat64/2)
	var f32 float32 = math.MaxFloat32
	fmt.Println(f32*2, f32+1 == f32, float32(1e-46), float32(1e-45))
	fmt.Println(math.Max(nan, 1), math.Min(-zero, zero), math.Mod(7, -3), math.Mod(-7, 3), math.Remainder(7, 4))
	fmt.Println(min(1.5, nan), max(inf, nan), min(zero, math.Copysign(0, -1)))
	m := map[float64]int{nan: 1, zero: 2}
	m[nan] = 3
	m[-zero] = 4
	fmt.Println(len(m), m[0], m[nan])
	fmt.Println(math.Float64bits(1.5), math.Float32bits(-2), math.Float64frombits(0x7ff0000000000000))
	fmt.Println(0x1p-1074, math.Nextafter(1, 2), math.Nextafter32(1, 0))
}
