// SPDX-License-Identifier: MIT
package main

import "fmt"

type T struct{ a int }
type U struct{ s []int }

func try(f func() bool) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	fmt.Println(f())
}
func main() {
	var a, b any
	fmt.Println(a == b, a == nil)
	a, b = 1, 1
	fmt.Println(a == b, a == 1, a == 1.0, a == int8(1))
	a, b = T{1}, T{1}
	fmt.Println(a == b, a == any(&T{1}))
	a, b = "x", error(nil)
	fmt.Println(a == b, b == nil)
	try(func() bool { return any([]int{}) == any([]int{}) })
	try(func() bool { return any([]int{}) == any(1) })
	try(func() bool { return any(U{}) == any(U{}) })
	try(func() bool { return any(map[int]int{}) == nil })
	try(func() bool { f := func() {}; return any(f) == any(f) })
	try(func() bool { return any([1]any{[]int{}}) == any([1]any{[]int{}}) })
	try(func() bool { return any(struct{ x any }{1}) == any(struct{ x any }{1}) })
	try(func() bool { var x any = [2]any{1, []int{}}; return x == any([2]any{2, []int{}}) })
	type P *int
	i := 1
	var p, q any = P(&i), &i
	fmt.Println(p == q, p.(P) == q.(*int))
	c := make(chan int)
	fmt.Println(any(c) == any(c), any(c) == any((<-chan int)(c)))
	var e1, e2 error
	fmt.Println(e1 == e2, any(e1) == any(e2), any(e1) == nil)
}
