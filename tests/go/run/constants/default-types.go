// SPDX-License-Identifier: MIT
package main

import "fmt"

func show(vs ...any) {
	for _, v := range vs {
		fmt.Printf("%T=%v ", v, v)
	}
	fmt.Println()
}
func main() {
	show(1, 1.0, 'a', "s", true, 1i, 1<<3, 'a'+1, 1+1.5, 2*'b', 1.0*2i)
	x := 5
	var f float64 = 3
	var u uint8 = 'A'
	var r rune = 65.0
	show(x*2, f/2, u+1, r, 1<<x, float32(x)/2)
	var i any = 1 << 3.0
	show(i, -5>>1, 1 == 1.0, len("abc") == 3, "a"+"b" == "ab")
	var s []any = []any{nil, 2: 'x', 1: 1.5}
	show(s...)
	y := 10 / 4
	z := 10 / 4.0
	w := float32(10) / 4
	show(y, z, w, 1e3, 0x10, 1e1 == 10)
	const c = 3
	var d float64 = c / 2
	var e float64 = c / 2.0
	show(d, e, c, int8(c))
	for i := range 2 {
		show(i)
	}
	switch v := 1.5 * 2; v {
	case 3:
		show(v)
	}
	m := map[any]int{1: 1, 1.0: 2, '\x01': 3}
	show(len(m))
}
