// SPDX-License-Identifier: MIT
package main

import "fmt"

func div(a, b int) (q, r int) { return a / b, a % b }
func main() {
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {1, 10}, {-1, 10}, {0, 5}} {
		q, r := div(p[0], p[1])
		fmt.Println(p, q, r, q*p[1]+r == p[0])
	}
	var u uint8 = 200
	fmt.Println(u/7, u%7, u/255, (u+100)/3)
	for d := int8(-3); d <= 3; d++ {
		if d != 0 {
			fmt.Print(int8(-128)/d, " ", int8(-128)%d, " ")
		}
	}
	fmt.Println()
	fmt.Println(-8/4, -9/4, -9%4, 9/4)
	x := -17
	fmt.Println(x/8, x>>3, x%8, x&7, x/1, x/-1, x%1)
	var w uint32 = 1<<32 - 1
	fmt.Println(w/3, w%10, w/(1<<16))
	x /= 3
	x %= 4
	fmt.Println(x)
}
