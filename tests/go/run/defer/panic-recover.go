// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
	"runtime"
)

func safe(name string, f func()) {
	defer func() {
		r := recover()
		_, isRT := r.(runtime.Error)
		fmt.Printf("%s: %v %T %v\n", name, r, r, isRT)
	}()
	f()
	fmt.Println(name, "returned")
}
func helper() any { return recover() }
func main() {
	safe("none", func() {})
	safe("string", func() { panic("s") })
	safe("error", func() { panic(errors.New("e")) })
	safe("int", func() { panic(42) })
	safe("nilpanic", func() { panic(nil) })
	safe("index", func() { a := []int{1}; i := 5; _ = a[i] })
	safe("div", func() { z := 0; _ = 1 / z })
	safe("nested call", func() { defer func() { fmt.Println("inner", helper()) }(); panic("x") })
	safe("indirect", func() { defer func() { func() { fmt.Println("deep", recover()) }() }(); panic("y") })
	safe("direct", func() { defer recover(); panic("z") })
	safe("direct2", func() { defer helper(); panic("w") })
	safe("repanic", func() { defer func() { r := recover(); panic(fmt.Sprint("re-", r)) }(); panic("a") })
	safe("replace", func() { defer func() { panic("second") }(); panic("first") })
	safe("recovered in between", func() { defer func() { fmt.Println("got", recover()) }(); defer func() { panic("2") }(); panic("1") })
	safe("twice", func() { defer func() { fmt.Println(recover(), recover()) }(); panic("once") })
	safe("order", func() {
		defer fmt.Println("d1")
		defer func() { defer func() { fmt.Println("in", recover()) }(); panic("from defer") }()
		panic("body")
	})
	safe("loop", func() {
		for i := 0; i < 3; i++ {
			func() { defer func() { recover() }(); panic(i) }()
		}
	})
	fmt.Println(func() (s string) { defer func() { s = fmt.Sprint("set ", recover()) }(); panic("p") }())
	safe("method", func() {
		var e *runtime.TypeAssertionError
		defer func() { fmt.Println(errors.As(recover().(error), &e), e) }()
		_ = any(1).(string)
	})
	fmt.Println(recover())
}
