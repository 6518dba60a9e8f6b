// SPDX-License-Identifier: MIT
package main

import "fmt"

func try(f func()) { defer func() { fmt.Println(recover()) }(); f() }
func main() {
	for _, n := range []int{1 << 49, 1 << 62, -1} {
		try(func() { _ = make([]byte, n) })
		try(func() { _ = make([]byte, 0, n) })
		try(func() { _ = make([]struct{}, n); fmt.Println("ok") })
		try(func() { _ = make([]int64, n/8+1) })
		try(func() { _ = make(chan byte, n) })
		try(func() { m := make(map[int]int, n); fmt.Println(len(m)) })
	}
	var u uint64 = 1 << 63
	try(func() { _ = make([]struct{}, u) })
	s := make([]struct{}, 1<<62)
	try(func() { s = append(s, s...); fmt.Println(len(s)) })
	try(func() { s = append(s, s...); fmt.Println(len(s)) })
	try(func() { t := make([]struct{}, 1<<63-1); t = append(t, struct{}{}); fmt.Println(len(t)) })
}
