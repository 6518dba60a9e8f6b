// SPDX-License-Identifier: MIT
package main

import "fmt"

type padded struct {
	a byte
	_ int
	b byte
	_ [2]string
}

func value(n int) int {
	fmt.Println("evaluated", n)
	return n
}

var global = struct{ a, _, c int }{1, 2, 3}

func main() {
	local := struct{ a, _, c int }{1, value(2), 3}
	fmt.Println(global, local, local == global)
	p := &padded{1, value(7), 2, [2]string{"x", "y"}}
	q := padded{a: 1, b: 2}
	fmt.Println(*p == q, *p)
	var tagged struct {
		x int ``
	}
	var plain struct{ x int }
	plain = tagged
	fmt.Println(plain)
}
