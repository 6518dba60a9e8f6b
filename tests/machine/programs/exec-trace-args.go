package main

import "os"

type pair struct {
	a int
	b string
}

type shape interface{ area(scale int) int }

type square struct{ side int }

//go:noinline
func (s *square) area(scale int) int {
	if scale > 2 {
		panic("too deep")
	}
	return s.area(scale+1) + s.side
}

//go:noinline
func nothing() { take(1, "abc", []int{1, 2}, nil, pair{1, "x"}, &square{3}, 2.5, true) }

//go:noinline
func take(n int, s string, list []int, m map[string]int, p pair, sh shape, f float64, b bool) {
	if b {
		println(sh.area(len(os.Args)-1), n, s, list, len(m), p.a, f)
	}
}

func main() { nothing() }
