// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	const big = 1 << 100
	fmt.Println(big>>98, big/(1<<97))
	const third = 1.0 / 3
	var f32 float32 = third
	var f64 float64 = third
	fmt.Println(f32, f64, third*3 == 1)
	const huge = 1e400 / 1e399
	fmt.Println(huge)
	var i int = 5.0
	var r rune = 'a' + 1
	var c complex128 = 3
	fmt.Println(i, r, c, 'a'*2, "x"+"y")
	x := 'a' + 1.0
	fmt.Printf("%T %v\n", x, x)
	y := 1 + 2i*2i
	fmt.Printf("%T %v\n", y, y)
	z := 3 / 2 * 1.0
	w := 3 / 2.0
	fmt.Printf("%T %v %T %v\n", z, z, w, w)
	const typed int8 = -128
	fmt.Println(typed, -(typed + 1), uint8(255), ^uint8(0), ^0)
	fmt.Println(5%3, -5%3, 5%-3, -5/3, 7>>1, -7>>1)
	fmt.Println(len("héllo"), len([10]int{}), cap([3]string{}))
	const c1 = len([2 * 3]int{})
	fmt.Println(c1, real(3+4i), imag(3+4i))
	const t = true && !false
	fmt.Println(t, "a" < "b", 1.5 > 1)
}
