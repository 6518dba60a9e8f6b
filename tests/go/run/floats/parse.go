// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"1", "-0", "1.5e3", ".5", "5.", "1e", "inf", "-Inf", "nan", "0x1p-2", "1e400", "-1e400", "1e-400", "1_0", "", "abc", "1.7976931348623157e308", "4.9e-324", "0.1", "123456789012345678901234567890"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err32 := strconv.ParseFloat(s, 32)
		fmt.Println(f, err, g, err32)
	}
	for _, f := range []float64{0.1, 1e21, 1e-7, 100, 1.0 / 3} {
		fmt.Println(strconv.FormatFloat(f, 'f', -1, 64), strconv.FormatFloat(f, 'e', 3, 64), strconv.FormatFloat(f, 'g', -1, 32), strconv.FormatFloat(f, 'b', -1, 64), strconv.FormatFloat(f, 'x', -1, 64), strconv.FormatFloat(f, 'G', 2, 64))
	}
	fmt.Println(string(strconv.AppendFloat(nil, 2.5, 'f', 2, 64)))
}
