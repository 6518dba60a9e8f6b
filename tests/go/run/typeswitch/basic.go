// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
	"time"
)

type S struct{}

func (S) String() string { return "S!" }

type MyInt int

func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		return fmt.Sprint("int ", v+1)
	case int8, int16:
		return fmt.Sprintf("small %T %v", v, v)
	case string:
		return "string " + v
	case []int:
		return fmt.Sprint("slice ", len(v))
	case map[string]int:
		return fmt.Sprint("map ", v["a"])
	case func() int:
		return fmt.Sprint("func ", v())
	case error:
		return "error " + v.Error()
	case fmt.Stringer:
		return "stringer " + v.String()
	case *int:
		return fmt.Sprint("ptr ", *v)
	case chan int:
		return fmt.Sprint("chan ", cap(v))
	case struct{ X int }:
		return fmt.Sprint("struct ", v.X)
	case [2]bool:
		return fmt.Sprint("array ", v[1])
	case interface{ Foo() }:
		return "foo"
	default:
		return fmt.Sprintf("other %T", v)
	}
}
func main() {
	n := 7
	for _, x := range []any{nil, 1, int8(2), int16(3), "s", []int{1}, map[string]int{"a": 4}, func() int { return 5 }, errors.New("e"), S{}, &n, make(chan int, 3), struct{ X int }{9}, [2]bool{false, true}, MyInt(1), 1.5, time.Second, struct{ Y int }{}, []any{}} {
		fmt.Println(kind(x))
	}
	var e error
	switch e.(type) {
	case nil:
		fmt.Println("nil error")
	default:
		fmt.Println("not nil")
	}
	var p *S
	switch v := any(p).(type) {
	case nil:
		fmt.Println("no")
	case *S:
		fmt.Println("typed nil", v == nil)
	}
	switch x := any(n); y := x.(type) {
	case int:
		y++
		fmt.Println(y, n)
	}
	switch any(1).(type) {
	}
loop:
	for i := 0; ; i++ {
		switch any(i).(type) {
		case int:
			if i > 2 {
				break loop
			}
			continue loop
		}
	}
}
