// SPDX-License-Identifier: MIT
package main

import "fmt"

type counter struct {
	n uint8
	m map[string]int
	a [3]int
}

func main() {
	i := 0
	i++
	i++
	i--
	p := &i
	*p++
	fmt.Println(i)
	c := counter{m: map[string]int{}}
	c.n--
	c.m["a"]++
	c.m["a"] += 10
	c.a[1]--
	c.a[i] = 4
	fmt.Println(c.n, c.m, c.a)
	s := []float64{1.5}
	s[0]++
	fmt.Println(s)
	x := complex(1, 1)
	x++
	fmt.Println(x)
	f := func() *int { fmt.Print("once "); return p }
	*f() += 2
	fmt.Println(i)
	idx := 0
	next := func() int { idx++; return idx - 1 }
	arr := []int{1, 2, 3}
	arr[next()] += 10
	arr[next()] <<= 3
	arr[next()]++
	fmt.Println(arr, idx)
	str := "a"
	str += "b" + str
	fmt.Println(str)
}
