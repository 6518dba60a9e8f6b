// SPDX-License-Identifier: MIT
package main

import "fmt"

type acc struct{ log []string }

func (a *acc) add(s string) *acc  { a.log = append(a.log, s); return a }
func (a acc) val(s string)        { fmt.Println("val", len(a.log), s) }
func arg(a *acc, s string) string { a.add("arg " + s); return s }
func main() {
	a := &acc{}
	func() {
		defer a.add("first").add("second").add("deferred")
		a.add("body")
	}()
	fmt.Println(a.log)
	func() {
		defer a.val(arg(a, "x"))
		a.add("later")
	}()
	fmt.Println(len(a.log))
	fs := []func(){}
	for i := range 3 {
		fs = append(fs, func() { fmt.Print(i, " ") })
	}
	func() {
		for _, f := range fs {
			defer f()
		}
	}()
	fmt.Println()
	var f = func() { fmt.Println("old") }
	func() { defer f(); f = func() { fmt.Println("new") } }()
	func() { defer func() { f() }(); f = func() { fmt.Println("newest") } }()
	x := []int{1, 2, 3}
	func() { defer fmt.Println(x, x[0], len(x)); x[0] = 9; x = nil }()
	i := 0
	func() { defer func(n *int) { *n += 10 }(&i); i++ }()
	fmt.Println(i)
	func() {
		defer func() { fmt.Println("a", recover()) }()
		defer func(v int) { fmt.Println("v", v) }(func() int { panic("in args") }())
	}()
	func() {
		defer func() { fmt.Println("b", recover()) }()
		defer fmt.Println("never evaluated")
		var m map[string]func()
		defer m["x"]()
		fmt.Println("reached")
	}()
}
