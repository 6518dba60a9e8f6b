// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 6; i++ {
		if i%2 == 0 {
			i++
		}
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
		*ps[0]++
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	for i, p := 0, (*int)(nil); i < 3; i, p = i+1, &i {
		if p != nil {
			fmt.Print(*p, p == &i, " ")
		}
	}
	fmt.Println()
	var prev func()
	for i := 0; i < 4; i++ {
		if prev != nil {
			prev()
		}
		prev = func() { fmt.Print("[", i, "]") }
		if i == 1 {
			continue
		}
		i := i * 10
		fmt.Print(i, " ")
	}
	prev()
	fmt.Println()
	var qs []*int
	for k, v := range []int{7, 8} {
		qs = append(qs, &k, &v)
	}
	for _, q := range qs {
		fmt.Print(*q, " ")
	}
	fmt.Println()
	done := make(chan int, 3)
	for i := 0; i < 3; i++ {
		go func() { done <- i }()
	}
	fmt.Println(<-done + <-done + <-done)
outer:
	for i := 0; i < 3; i++ {
		f := func() int { return i }
		for j := range 3 {
			if j == 1 {
				continue outer
			}
			fmt.Print(f(), j, " ")
		}
	}
	fmt.Println()
}
