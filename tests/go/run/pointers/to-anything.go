// SPDX-License-Identifier: MIT
package main

import "fmt"

type T struct{ n int }

func (t *T) Inc() *T { t.n++; return t }
func main() {
	m := map[string]int{}
	pm := &m
	(*pm)["a"] = 1
	*pm = map[string]int{"b": 2}
	fmt.Println(m)
	f := func(i int) int { return i }
	pf := &f
	*pf = func(i int) int { return i * 2 }
	fmt.Println(f(4), (*pf)(5))
	var i any = 3
	pi := &i
	*pi = "s"
	fmt.Println(i)
	ps := &[]int{1, 2, 3}
	(*ps)[0] = 9
	*ps = append(*ps, 4)
	fmt.Println(*ps, len(*ps))
	for k, v := range *ps {
		if k > 2 {
			fmt.Println(k, v)
		}
	}
	c := make(chan int, 1)
	pc := &c
	*pc <- 1
	fmt.Println(<-*pc)
	str := "abc"
	pstr := &str
	*pstr += "d"
	fmt.Println((*pstr)[1:], len(*pstr))
	t := T{}
	t.Inc().Inc()
	(&t).Inc()
	fmt.Println(t.n, (&T{5}).Inc().n)
	ts := []T{{1}, {2}}
	ts[1].Inc()
	for i := range ts {
		ts[i].Inc()
	}
	fmt.Println(ts)
	b := new(bool)
	*b = !*b
	fmt.Println(*b, *new(string) == "", *new([2]int))
	pa := &[2]int{1, 2}
	pa[1]++
	pb := pa
	pb[0] = 5
	fmt.Println(*pa, len(pa), cap(pa[:1]))
	z := &struct{ p *int }{p: new(int)}
	*z.p = 6
	fmt.Println(*z.p)
}
