// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
)

type S struct {
	f float64
	i any
}

func main() {
	m := map[float64]int{}
	nan := math.NaN()
	m[nan] = 1
	m[nan] = 2
	m[0] = 3
	m[math.Copysign(0, -1)]++
	_, ok := m[nan]
	fmt.Println(len(m), ok, m[0])
	delete(m, nan)
	sum := 0
	for _, v := range m {
		sum += v
	}
	fmt.Println(len(m), sum)
	clear(m)
	fmt.Println(len(m))
	s := map[S]int{{1, "a"}: 1, {1, 2}: 2}
	s[S{nan, nil}]++
	s[S{nan, nil}]++
	fmt.Println(len(s), s[S{1, "a"}], s[S{1, 2}], s[S{1, 2.0}])
	i := map[interface{}]int{}
	i[int32(1)], i[int64(1)], i['1'] = 1, 2, 3
	fmt.Println(len(i), i[int32(1)], i[int64(1)], i[int32('1')], i[1])
	c := map[complex128]int{complex(0, math.Copysign(0, -1)): 1}
	fmt.Println(c[0])
	ch := make(chan int)
	d := map[chan int]string{ch: "c", nil: "n"}
	fmt.Println(d[ch], d[nil], d[make(chan int)] == "")
	a := map[[2]string]int{{"a", "b"}: 1}
	a[[2]string{"a", "b"}] += 5
	fmt.Println(a)
	func() {
		defer func() { fmt.Println(recover()) }()
		i[[]int{1}] = 2
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = i[map[string]int{}]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = s[S{1, func() {}}]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var n map[string]int
		n["x"] = 1
	}()
}
