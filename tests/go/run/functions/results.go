// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
)

func named() (x int, err error) { x = 5; err = errors.New("e"); return }
func shadow() (x int) {
	{
		x := 9
		_ = x
	}
	x++
	return x * 2
}
func deferred() (x int)                 { defer func() { x *= 2 }(); x = 1; return 10 }
func swap(a, b string) (string, string) { return b, a }
func multi() (a, b int, c string)       { a, b = 1, 2; defer func() { a, c = 50, "d" }(); return b, a, "c" }
func rec() (v int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("rec: %v", r)
		}
	}()
	v = 3
	panic("boom")
}
func blank() (_ int, s string) { s = "s"; return }
func ptr() (p *int)            { x := 7; defer func() { x = 8 }(); return &x }
func retArr() (a [2]int)       { b := &a; a[0] = 1; defer func() { b[1] = 2 }(); return a }
func order() (int, int, int)   { i := 0; f := func() int { i++; return i }; return f(), i, f() }
func loop() (n int) {
	for n = 0; n < 5; n++ {
		if n == 3 {
			return
		}
	}
	return -1
}
func fn() func() (int, bool) { return func() (int, bool) { return 4, true } }
func main() {
	fmt.Println(named())
	fmt.Println(shadow(), deferred(), ptr() != nil, *ptr())
	fmt.Println(swap(swap("a", "b")))
	fmt.Println(multi())
	fmt.Println(rec())
	fmt.Println(blank())
	fmt.Println(retArr(), loop())
	a, _, c := order()
	fmt.Println(a, c)
	if v, ok := fn()(); ok {
		fmt.Println(v)
	}
	_, _ = named()
	x, err := named()
	y, err := 5, err
	fmt.Println(x, y, err)
	var f func() = nil
	fmt.Println(f == nil)
}
