// SPDX-License-Identifier: MIT
package main

import "fmt"

func quick(a []int) {
	if len(a) < 2 {
		return
	}
	p := a[len(a)/2]
	i, j := 0, len(a)-1
	for i <= j {
		for a[i] < p {
			i++
		}
		for a[j] > p {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quick(a[:j+1])
	quick(a[i:])
}
func merge(a []int) []int {
	if len(a) < 2 {
		return a
	}
	l, r := merge(a[:len(a)/2]), merge(a[len(a)/2:])
	out := make([]int, 0, len(a))
	for len(l) > 0 && len(r) > 0 {
		if l[0] <= r[0] {
			out = append(out, l[0])
			l = l[1:]
		} else {
			out = append(out, r[0])
			r = r[1:]
		}
	}
	return append(append(out, l...), r...)
}
func perms(a []int, f func([]int)) {
	if len(a) == 0 {
		f(nil)
		return
	}
	var rec func(int)
	rec = func(k int) {
		if k == len(a) {
			f(a)
			return
		}
		for i := k; i < len(a); i++ {
			a[k], a[i] = a[i], a[k]
			rec(k + 1)
			a[k], a[i] = a[i], a[k]
		}
	}
	rec(0)
}
func queens(n int) (count int) {
	cols, d1, d2 := make([]bool, n), make([]bool, 2*n), make([]bool, 2*n)
	var place func(int)
	place = func(r int) {
		if r == n {
			count++
			return
		}
		for c := range n {
			if !cols[c] && !d1[r+c] && !d2[r-c+n] {
				cols[c], d1[r+c], d2[r-c+n] = true, true, true
				place(r + 1)
				cols[c], d1[r+c], d2[r-c+n] = false, false, false
			}
		}
	}
	place(0)
	return
}
func rotate(s []int, k int) {
	rev := func(s []int) {
		for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
			s[i], s[j] = s[j], s[i]
		}
	}
	rev(s[:k])
	rev(s[k:])
	rev(s)
}
func lis(a []int) int {
	var t []int
	for _, x := range a {
		lo, hi := 0, len(t)
		for lo < hi {
			m := (lo + hi) / 2
			if t[m] < x {
				lo = m + 1
			} else {
				hi = m
			}
		}
		if lo == len(t) {
			t = append(t, x)
		} else {
			t[lo] = x
		}
	}
	return len(t)
}
func main() {
	a := []int{5, 2, 9, 1, 5, 6, -3, 0}
	b := append([]int(nil), a...)
	quick(b)
	fmt.Println(b, merge(a), a)
	perms([]int{1, 2, 3}, func(p []int) { fmt.Print(p, " ") })
	fmt.Println(queens(6), lis([]int{3, 1, 4, 1, 5, 9, 2, 6}))
	rotate(b, 3)
	fmt.Println(b)
	n := 0
	b2 := b[:0]
	for _, x := range b {
		if x > 1 {
			b2 = append(b2, x)
			n++
		}
	}
	fmt.Println(b2, n, b)
	st := []int{}
	for _, tok := range []string{"3", "4", "+", "2", "*"} {
		switch tok {
		case "+", "*":
			x, y := st[len(st)-2], st[len(st)-1]
			st = st[:len(st)-2]
			if tok == "+" {
				st = append(st, x+y)
			} else {
				st = append(st, x*y)
			}
		default:
			st = append(st, int(tok[0]-'0'))
		}
	}
	fmt.Println(st)
	s := []string{"a", "b", "c", "d"}
	s = append(s[:1], s[2:]...)
	s = append(s[:1], append([]string{"X"}, s[1:]...)...)
	fmt.Println(s, len(s), cap(s))
}
