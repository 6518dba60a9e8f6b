// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	fs := []float64{0, 1, -1, 0.1, 1e6, 1e20, 1e21, 123456789, 1e-4, 1e-5, 1.5e-7, 100000, 12345678.9, 2.5, 1 << 53}
	for _, f := range fs {
		fmt.Println(f, float32(f))
		fmt.Printf("%v %g %e %f %.2f %8.3f| %-8.1f| %+.0f %G %x\n", f, f, f, f, f, f, f, f, f, f)
	}
	fmt.Printf("%6.2f|%-10.3e|%010.4f|%+g|% g|%#g|%#.0f\n", 3.14159, 31415.9, -3.14159, 2.0, 2.0, 2.0, 2.0)
	fmt.Printf("%.3g %.10g %.0e %5g %T\n", 1234.5678, 1234.5678, 15000.0, 0.5, float32(1))
	fmt.Println(float32(0.1), float64(float32(0.1)), float32(16777216.0), float32(3.4e38))
	print(1.5, " ", float32(-0.25), " ", 1e100, " ", 0.0, "\n")
}
