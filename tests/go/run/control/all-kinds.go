// SPDX-License-Identifier: MIT
package main

import "fmt"

func named() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("r:%v", r)
			x *= 2
		}
	}()
	x = 21
	panic("p")
}
func deferOrder() (s string) {
	for i := 0; i < 3; i++ {
		defer func() { s += fmt.Sprint(i) }()
	}
	return "r"
}
func loop() {
	i := 0
top:
	if i < 3 {
		i++
		goto top
	}
	fmt.Println(i)
outer:
	for a := range 3 {
		for b := 0; ; b++ {
			switch {
			case b == 1 && a == 0:
				continue outer
			case b > a:
				break outer
			case a > 5:
				fallthrough
			default:
				if b == 1 {
					continue outer
				}
			}
			fmt.Print(a, b, " ")
		}
	}
	fmt.Println()
sw:
	switch x := any(i).(type) {
	case int, string:
		for {
			fmt.Printf("%T ", x)
			break sw
		}
	case nil:
	default:
	}
	switch {
	default:
		fmt.Print("d ")
	case i == 3:
		fmt.Print("3 ")
		fallthrough
	case i == 4:
		fmt.Print("4 ")
	case false:
	}
	switch y := i * 2; y {
	case 1, 2, 3:
	case 6:
		fmt.Println("six")
	}
sel:
	for {
		select {
		default:
			break sel
		}
	}
	{
		goto end
	}
end:
	fmt.Println("end")
}
func gen(n int) func(func(int) bool) {
	return func(y func(int) bool) {
		defer fmt.Print("cleanup ")
		for i := range n {
			if !y(i) {
				return
			}
		}
	}
}
func find(n int) (r int) {
	defer func() { r++ }()
	for i := range gen(10) {
		for j := range gen(3) {
			if i == 2 && j == 1 {
				return i*10 + j
			}
			if j == 2 {
				continue
			}
			if i > n {
				break
			}
		}
	}
	return -1
}

type E struct{}

func (E) Error() string { return "E" }
func ret() error        { var e *E; _ = e; return nil }
func nest() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() { defer func() { fmt.Println("inner", recover()) }(); panic("two") }()
	panic("one")
}
func repanic() {
	defer func() { fmt.Println(recover()) }()
	defer func() { r := recover(); panic(fmt.Sprint("re-", r)) }()
	panic("a")
}
func noRecover() {
	defer func() { func() { fmt.Println("nested recover", recover()) }(); fmt.Println("direct", recover()) }()
	panic("x")
}
func main() {
	fmt.Println(named())
	fmt.Println(deferOrder())
	loop()
	fmt.Println(find(5))
	fmt.Println(ret() == nil)
	nest()
	repanic()
	noRecover()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	for i := 0; i < 3; i++ {
		p := &i
		*p++
		fmt.Print(i, " ")
	}
	fmt.Println()
	x := 1
	{
		x, y := 2, x
		fmt.Println(x, y)
	}
	if x := x + 1; x == 2 {
		fmt.Println(x)
	} else if y := x; y > 0 {
		fmt.Println(y)
	}
	func() { defer func() { e := recover().(error); fmt.Println(e) }(); var a any = "s"; _ = a.(int) }()
	func() { defer func() { e := recover().(error); fmt.Println(e) }(); var a any; _ = a.(fmt.Stringer) }()
	func() {
		defer func() { e := recover().(error); fmt.Println(e) }()
		var a any = E{}
		_ = a.(fmt.Stringer)
	}()
	func() { defer func() { fmt.Println(recover()) }(); panic(nil) }()
	func() { defer func() { fmt.Println(recover()) }(); var f func(); f() }()
	func() { defer func() { fmt.Println(recover()) }(); var e error; _ = e.Error() }()
	v, ok := any(3).(string)
	fmt.Printf("%q %v\n", v, ok)
	next := func() (int, bool) { return 1, false }
	if v, ok := next(); !ok {
		fmt.Println(v)
	}
	const n = 3
	var arr [n]int
	for i := range len(arr) {
		arr[i] = i * i
	}
	fmt.Println(arr)
	for i := range uint8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	var ch = make(chan int, 2)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		fmt.Print(v)
	}
	v2, ok2 := <-ch
	fmt.Println(v2, ok2)
	println(1, "a", true, 1.5, 'x', 2i, nil == error(nil))
	print("x", 1, "\n")
}
