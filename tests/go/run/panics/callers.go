// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"path"
	"runtime"
)

func where(skip int) {
	pc, file, line, ok := runtime.Caller(skip + 1)
	name := ""
	if f := runtime.FuncForPC(pc); f != nil {
		name = f.Name()
	}
	fmt.Println(skip, name, path.Base(file), line > 0, ok)
}

func d() {
	for i := 0; i < 6; i++ {
		where(i)
	}
	r := recover()
	fmt.Println("recovered", r)
	for i := 0; i < 6; i++ {
		where(i)
	}
}

func boom() {
	defer d()
	panic("x")
}

func nilderef() {
	defer d()
	var p *int
	*p = 1
}

func index() {
	defer func() {
		d2()
		recover()
	}()
	var s []int
	_ = s[3]
}

func d2() {
	for i := 0; i < 7; i++ {
		where(i)
	}
}

func goexit() {
	done := make(chan int)
	go func() {
		defer close(done)
		defer d2()
		runtime.Goexit()
	}()
	<-done
}

func normal() {
	defer d2()
}

func nested() {
	defer func() { recover() }()
	defer func() {
		defer d2()
		panic("second")
	}()
	panic("first")
}

func frames() {
	pcs := make([]uintptr, 20)
	n := runtime.Callers(0, pcs)
	fs := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fs.Next()
		fmt.Println(f.Function, f.Line > 0)
		if !more {
			break
		}
	}
}

func main() {
	boom()
	nilderef()
	index()
	goexit()
	normal()
	nested()
	func() {
		defer func() { frames(); recover() }()
		x := 0
		_ = 1 / x
	}()
}
