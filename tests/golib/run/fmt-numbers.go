// Every verb of integers, floats, complex numbers, bools and strings with many flags.
package main

import (
	"fmt"
	"math"
)

var flags = []string{"", "+", "-", "#", " ", "0", "+#", "-#", "+-", "0+", "0 ", "-0", "+0#"}
var sizes = []string{"", "8", ".3", "8.3", ".0", "3", "12.5"}

func show(verbs string, values ...any) {
	for _, verb := range verbs {
		for i, flag := range flags {
			// Not every size with every flag: a fixed choice that covers each of them often.
			for j, size := range sizes {
				if (i*3+j*5+int(verb))%4 != 0 {
					continue
				}
				format := "%" + flag + size + string(verb)
				fmt.Printf("%-9s", format)
				for _, v := range values {
					fmt.Printf("|"+format, v)
				}
				fmt.Println("|")
			}
		}
	}
}

func main() {
	show("vdboOxXcqU", 42, -7, int8(-128), uint8(200), 0, 'x', '世', int64(math.MinInt64), uint64(math.MaxUint64))
	show("vbeEfFgGxX", 3.14159, -2.5, 0.0, 1e21, 1e-7, float32(0.1), math.Inf(1), math.Inf(-1), math.NaN(), 123456789.0, math.Copysign(0, -1))
	show("vefgG", 1+2i, complex64(-0.5-1.25i), complex(math.Inf(1), math.NaN()))
	show("vt", true, false)
	show("vsqxX", "hello", "", "a\tb\"c", "héllo 世界", "\xff\x00z", `back\quote`)
	show("vsqxXd", []byte("abc"), []byte{}, []byte(nil), [3]byte{1, 2, 255})
}
