// SPDX-License-Identifier: MIT
package main

import "fmt"

type big struct {
	a [20]int
	s string
}

func main() {
	m := make(map[int]big, 10)
	for i := 0; i < 1000; i++ {
		m[i*7919%10007] = big{a: [20]int{i}, s: fmt.Sprint(i)}
	}
	fmt.Println(len(m))
	ok := 0
	for i := 0; i < 1000; i++ {
		if b, has := m[i*7919%10007]; has && b.a[0] == i && b.s == fmt.Sprint(i) {
			ok++
		}
	}
	fmt.Println(ok)
	for i := 0; i < 1000; i += 3 {
		delete(m, i*7919%10007)
	}
	fmt.Println(len(m))
	str := map[string]int{}
	for i := 0; i < 500; i++ {
		str[fmt.Sprintf("key%d", i%250)] += i
	}
	fmt.Println(len(str), str["key0"], str["key249"])
	bk := map[big]int{}
	bk[big{s: "x"}]++
	bk[big{s: "x"}]++
	fmt.Println(len(bk), bk[big{s: "x"}])
	total := 0
	for _, b := range m {
		total += b.a[0]
	}
	fmt.Println(total)
	u := map[struct{}]int{}
	u[struct{}{}]++
	u[struct{}{}]++
	fmt.Println(u)
	z := map[[0]int]string{{}: "z"}
	fmt.Println(z, make(map[int]int, -0) != nil)
	set := map[uint8]struct{}{}
	for i := 0; i < 1000; i++ {
		set[uint8(i)] = struct{}{}
	}
	fmt.Println(len(set))
}
