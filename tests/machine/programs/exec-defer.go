// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type R struct{ name string }

func (r *R) Close() { fmt.Println("close", r.name) }

func multi() (a int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
			a = -1
		}
	}()
	r := &R{"one"}
	defer r.Close()
	r = &R{"two"}
	defer r.Close()
	var m map[string]int
	m["x"] = 1
	return 5, nil
}

func deep(n int) {
	defer func() {
		if n%1000 == 0 {
			fmt.Println("unwind", n)
		}
	}()
	if n == 0 {
		panic(errors.New("bottom"))
	}
	deep(n - 1)
}

func rethrow() {
	defer func() {
		r := recover()
		fmt.Println("outer got", r)
	}()
	func() {
		defer func() {
			r := recover()
			fmt.Println("inner got", r)
			panic(fmt.Sprint("re-", r))
		}()
		panic("one")
	}()
}

func goexit() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("recover in goexit:", recover()) }()
		defer func() {
			defer func() { fmt.Println("nested", recover()) }()
			panic("during goexit")
		}()
		runtime.Goexit()
		fmt.Println("unreachable")
	}()
	<-done
}

func goexit2() {
	done := make(chan bool)
	go func() {
		defer close(done)
		func() {
			defer func() { fmt.Println("rec:", recover()) }()
			defer func() { panic("p2") }()
			runtime.Goexit()
		}()
		fmt.Println("unreachable 2")
	}()
	<-done
}

func loop() (s string) {
	for i := 0; i < 3; i++ {
		func() {
			defer func() {
				if recover() != nil {
					s += "r"
				}
			}()
			if i == 1 {
				panic(i)
			}
			s += fmt.Sprint(i)
		}()
	}
	return
}

type E struct{}

func (E) Error() string { return "E!" }

func errIs() {
	defer func() {
		r := recover()
		err, ok := r.(runtime.Error)
		fmt.Println(ok, err)
		var e error = err
		var te *runtime.TypeAssertionError
		fmt.Println(errors.As(e, &te), strings.Contains(e.Error(), "conversion"))
	}()
	var x interface{} = E{}
	_ = x.(fmt.Stringer)
}

func named() (x int) {
	defer func() { x++ }()
	x = 1
	return x * 10
}

func main() {
	fmt.Println(multi())
	func() {
		defer func() { fmt.Println("main got", recover()) }()
		deep(3000)
	}()
	rethrow()
	goexit()
	goexit2()
	fmt.Println(loop(), named())
	errIs()
	var fs []func() int
	for i := 0; i < 3; i++ {
		i := i
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	defer fmt.Println("last")
	defer func() {
		defer func() { fmt.Println(recover()) }()
		var p *R
		fmt.Println(p.name)
	}()
}
