// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	a := []int{1, 2, 3, 4, 5}
	n := copy(a[2:], a)
	fmt.Println(n, a)
	n = copy(a, a[2:])
	fmt.Println(n, a)
	b := make([]byte, 3)
	fmt.Println(copy(b, "hello"), string(b), copy(b, ""), copy(b[1:], "ZZZ"), string(b))
	clear(a[1:3])
	fmt.Println(a)
	m := map[string]int{"a": 1}
	clear(m)
	fmt.Println(m, len(m))
	var nilm map[string]int
	clear(nilm)
	var nils []string
	clear(nils)
	fmt.Println(nilm == nil, nils == nil)
	type T struct {
		p *int
		s string
	}
	ts := []T{{new(int), "x"}, {nil, "y"}}
	clear(ts)
	fmt.Println(ts)
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"), max('a', 98), min(int8(3), 4))
	x, y := 5, 3
	fmt.Println(min(x, y, 4), max(x, y), max(float64(x), 7.5))
	const c = min(1, 2.5, 'a')
	fmt.Printf("%T %v\n", c, c)
}
