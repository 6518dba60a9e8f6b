// SPDX-License-Identifier: MIT
package main

import "fmt"

const (
	A = iota
	B
	_
	D
	E = "str"
	F
	G = iota
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[d] }

const (
	a, b = iota, iota * 10
	c, d
	e, f
)
const (
	x0 = iota
	x1 = iota
	y  = len("abc") + iota
)

func main() {
	fmt.Println(A, B, D, E, F, G)
	fmt.Println(KB, MB, GB)
	fmt.Println(Sunday, Monday, Tuesday, Weekday(2))
	fmt.Printf("%d %v %s %T\n", Monday, Monday, Monday, Monday)
	fmt.Println(a, b, c, d, e, f, x0, x1, y)
	const local = iota
	const (
		p = 1 << iota
		q
		r
		s = iota + p
	)
	fmt.Println(local, p, q, r, s)
}
