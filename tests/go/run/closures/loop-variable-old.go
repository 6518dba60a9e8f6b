// SPDX-License-Identifier: MIT
// go: 1.21
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var gs []func() string
	for _, s := range []string{"a", "b", "c"} {
		gs = append(gs, func() string { return s })
	}
	for _, g := range gs {
		fmt.Print(g(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 3; i++ {
		i := i
		ps = append(ps, &i)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	var qs []*int
	for k := range []int{7, 8} {
		qs = append(qs, &k)
	}
	fmt.Println(*qs[0], *qs[1], qs[0] == qs[1])
	for i := 0; i < 2; i++ {
		defer func() { fmt.Println("defer", i) }()
	}
}
