// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
)

//go:noinline
func of(re, im float64) complex128 { return complex(re, im) }

// Every pair of special values, divided and multiplied.
func main() {
	parts := []float64{0, math.Copysign(0, -1), -1.0 / 3, math.Inf(1), math.NaN()}
	for _, a := range parts {
		for _, b := range parts {
			for _, c := range parts {
				for _, d := range parts {
					x, y := of(a, b), of(c, d)
					fmt.Println(x, y, x/y, x*y)
				}
			}
		}
	}
}
