// SPDX-License-Identifier: MIT

package main

import "fmt"

func a() (r int) {
	defer func() { r *= 2 }()
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("recovered", e)
			r = 21
		}
	}()
	panic("first")
}

func nested() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}

func replace() {
	defer func() { fmt.Println("got", recover()) }()
	defer func() { panic("replaced") }()
	panic("orig")
}

func norecover() {
	defer func() { fmt.Println("deep", func() interface{} { return recover() }()) }()
	defer func() { fmt.Println("shallow", recover()) }()
	panic(1)
}

func loopdefer() {
	for i := 0; i < 3; i++ {
		defer fmt.Println("loop", i)
	}
}

type T struct{ n int }

func (t T) show()   { fmt.Println("T", t.n) }
func (t *T) pshow() { fmt.Println("*T", t.n) }

func methods() {
	t := T{1}
	defer t.show()
	defer t.pshow()
	f := t.show
	t.n = 2
	defer f()
}

func main() {
	fmt.Println(a())
	nested()
	replace()
	norecover()
	loopdefer()
	methods()
	fmt.Println(recover())
}
