// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("[done]")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("[stop]")
				return
			}
		}
	}
}
func pairs(m ...string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}
func none(yield func() bool) {
	for yield() {
	}
}
func find(n int) (r int) {
	for x := range count(10) {
		if x*x > n {
			return x
		}
	}
	return -1
}
func sum(n int) (t int) {
	defer func() { t *= 2 }()
	for x := range count(n) {
		defer func() { t += x }()
	}
	return 100
}
func main() {
	for x := range count(3) {
		fmt.Print(x, " ")
	}
	fmt.Println()
	for x := range count(10) {
		if x == 1 {
			continue
		}
		if x == 3 {
			break
		}
		fmt.Print(x, " ")
	}
	fmt.Println()
	for i, s := range pairs("a", "b") {
		fmt.Print(i, s, " ")
	}
	for i := range pairs("a", "b") {
		fmt.Print(i)
	}
	for range pairs("a", "b") {
		fmt.Print(".")
	}
	k := 0
	for range none {
		k++
		if k == 3 {
			break
		}
	}
	fmt.Println(k, find(20), sum(3))
outer:
	for a := range count(5) {
		for b := range count(5) {
			if b == 2 {
				continue outer
			}
			if a == 2 {
				break outer
			}
			fmt.Print(a, b, " ")
		}
	}
	fmt.Println()
	next, stop := iter.Pull(count(3))
	v, ok := next()
	fmt.Println(v, ok)
	v, ok = next()
	stop()
	w, ok2 := next()
	fmt.Println(v, ok, w, ok2)
	fmt.Println(slices.Collect(maps.Keys(map[int]bool{7: true})))
	var x int
	for x = range count(4) {
	}
	fmt.Println(x)
	func() {
		defer func() { fmt.Println(recover()) }()
		for x := range count(3) {
			if x == 1 {
				panic("in loop")
			}
		}
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		bad := func(yield func(int) bool) { yield(1); yield(2) }
		for x := range bad {
			fmt.Println(x)
			break
		}
	}()
	func() {
		for x := range count(3) {
			if x == 1 {
				goto end
			}
		}
	end:
		fmt.Println("goto end")
	}()
}
