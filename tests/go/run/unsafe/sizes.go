// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"unsafe"
)

type S struct {
	a bool
	b int64
	c bool
	d int32
	e [3]byte
	f string
}
type E struct{}
type T struct {
	x int8
	E
}
type G[X any] struct {
	a byte
	v X
	b byte
}

func (g *G[X]) off() uintptr            { return unsafe.Offsetof(g.b) }
func (g G[X]) size() (uintptr, uintptr) { return unsafe.Sizeof(g), unsafe.Alignof(g.v) }

type I interface{ M() }

func main() {
	var s S
	fmt.Println(unsafe.Sizeof(s), unsafe.Alignof(s), unsafe.Offsetof(s.b), unsafe.Offsetof(s.c), unsafe.Offsetof(s.d), unsafe.Offsetof(s.e), unsafe.Offsetof(s.f))
	fmt.Println(unsafe.Sizeof(E{}), unsafe.Sizeof(T{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof([3]int16{}))
	fmt.Println(unsafe.Sizeof(0), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(I(nil)), unsafe.Sizeof(func() {}), unsafe.Sizeof(make(chan int)), unsafe.Sizeof(1i), unsafe.Sizeof(uintptr(0)))
	fmt.Println(unsafe.Alignof(byte(0)), unsafe.Alignof(int16(0)), unsafe.Alignof(1i), unsafe.Alignof(""), unsafe.Alignof([3]int32{}))
	const c = unsafe.Sizeof(int32(0)) + unsafe.Offsetof(s.d)
	var arr [c]int
	fmt.Println(len(arr))
	a, b := G[int8]{}, G[string]{}
	fmt.Println(a.off(), b.off())
	fmt.Println(a.size())
	fmt.Println(b.size())
	fmt.Println((&G[[3]int16]{}).off(), (&G[struct{}]{}).off())
	fmt.Println(unsafe.Sizeof(struct {
		a int8
		b int64
		c int8
	}{}), unsafe.Sizeof(struct {
		a int8
		c int8
		b int64
	}{}))
	fmt.Printf("%T\n", unsafe.Sizeof(s))
}
