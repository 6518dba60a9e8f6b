// SPDX-License-Identifier: MIT
package main

import "fmt"

func counter() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}
func main() {
	inc, get := counter()
	inc()
	inc()
	inc2, _ := counter()
	fmt.Println(get(), inc2())
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	for _, s := range []string{"a", "b"} {
		defer func() { fmt.Println("deferred", s) }()
	}
	x := 1
	f := func() func() int { x++; y := x; return func() int { x++; y++; return x*100 + y } }
	g := f()
	h := f()
	fmt.Println(g(), h(), g(), x)
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))
	add := func(a int) func(int) func(int) int {
		return func(b int) func(int) int { return func(c int) int { return a*100 + b*10 + c } }
	}
	fmt.Println(add(1)(2)(3), func(s ...int) int { return len(s) }(1, 2))
	arr := [3]int{}
	set := func(i, v int) { arr[i] = v }
	set(1, 5)
	cp := arr
	set(2, 6)
	fmt.Println(arr, cp)
	m := map[string]func(float64) float64{"sq": func(f float64) float64 { return f * f }}
	fmt.Println(m["sq"](1.5))
	p := &x
	k := func() { *p = 1000 }
	k()
	fmt.Println(x)
	for i := range 3 {
		i *= 2
		defer func() { fmt.Print(i, ";") }()
	}
	if z := x; z > 0 {
		k = func() { z++; fmt.Println(z) }
	}
	k()
	k()
}
