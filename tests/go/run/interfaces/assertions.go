// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
)

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("E", e.code) }

type PE struct{}

func (*PE) Error() string { return "PE" }

type Big interface {
	Foo()
	Bar()
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		if err, ok := r.(error); ok {
			fmt.Println(name, "error:", err)
		} else {
			fmt.Println(name, r)
		}
	}()
	f()
}
func main() {
	var x any = 5
	n, ok := x.(int)
	s, ok2 := x.(string)
	fmt.Printf("%v %v %q %v\n", n, ok, s, ok2)
	try("a", func() { _ = x.(string) })
	try("b", func() { _ = x.(fmt.Stringer) })
	x = nil
	try("c", func() { _ = x.(int) })
	try("d", func() { _ = x.(error) })
	var err error = E{1}
	try("e", func() { _ = err.(*PE) })
	try("f", func() { _ = err.(Big) })
	try("g", func() { _ = any(err).(E) })
	err = &PE{}
	_, isE := err.(E)
	pe, isPE := err.(*PE)
	fmt.Println(isE, pe, isPE, pe == err)
	_, isI := err.(interface{ Error() string })
	fmt.Println(isI)
	type local struct{ x int }
	x = local{1}
	try("h", func() { _ = x.(E) })
	x = []int{1}
	try("i", func() { _ = x.([]string) })
	x = map[string]int{}
	try("j", func() { _ = x.(map[string]string) })
	x = func(int) string { return "" }
	try("k", func() { _ = x.(func()) })
	x = struct{ A int }{}
	try("l", func() { _ = x.(struct{ B int }) })
	var target E
	fmt.Println(errors.As(fmt.Errorf("w: %w", E{7}), &target), target.code)
	try("m", func() { var s fmt.Stringer; _ = s.(interface{ X() }) })
}
