// SPDX-License-Identifier: MIT
package main

import "fmt"

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}
func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}
func ack(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}
func hanoi(n int, a, b, c string, moves *int) {
	if n > 0 {
		hanoi(n-1, a, c, b, moves)
		*moves++
		hanoi(n-1, c, b, a, moves)
	}
}
func depth(n int) int {
	var pad [64]int
	pad[n%64] = n
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1 + pad[(n+1)%64]
}
func subsets(s []string) [][]string {
	if len(s) == 0 {
		return [][]string{{}}
	}
	rest := subsets(s[1:])
	out := append([][]string{}, rest...)
	for _, r := range rest {
		out = append(out, append([]string{s[0]}, r...))
	}
	return out
}
func flatten(x any) []int {
	switch v := x.(type) {
	case int:
		return []int{v}
	case []any:
		var r []int
		for _, e := range v {
			r = append(r, flatten(e)...)
		}
		return r
	}
	return nil
}

type fn func(fn, int) int

func main() {
	fmt.Println(even(100), odd(7), ack(2, 3))
	m := 0
	hanoi(10, "a", "b", "c", &m)
	fmt.Println(m, depth(10000), subsets([]string{"x", "y", "z"}))
	fmt.Println(flatten([]any{1, []any{2, []any{3}, "no"}, 4}))
	y := fn(func(f fn, n int) int {
		if n == 0 {
			return 1
		}
		return n * f(f, n-1)
	})
	fmt.Println(y(y, 10))
	var digits func(int) string
	digits = func(n int) string {
		if n < 10 {
			return string(rune('0' + n))
		}
		return digits(n/10) + digits(n%10)
	}
	fmt.Println(digits(9075))
	defer func() { r := recover(); fmt.Println(r) }()
	var deep func(int) int
	deep = func(n int) int {
		if n == 0 {
			panic("bottom")
		}
		defer func() { m++ }()
		return deep(n-1) + 1
	}
	defer func() { fmt.Println("m", m) }()
	deep(1000)
}
