// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"unsafe"
)

type small struct{ a int32 }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	s := new(small)
	try("long", func() { fmt.Println(*(*[100]int)(unsafe.Pointer(s))) })
	n := 5
	try("forged", func() { fmt.Println(**(**int)(unsafe.Pointer(&n))) })
	ptr := &n
	try("address", func() { fmt.Println(*(*uintptr)(unsafe.Pointer(&ptr))) })
	str := "abc"
	try("cap", func() { fmt.Println(*(*[]byte)(unsafe.Pointer(&str))) })
	c := make(chan int)
	try("chan", func() { fmt.Println(*(*chan string)(unsafe.Pointer(&c))) })
	var e struct{}
	try("empty", func() { fmt.Println(*(*int)(unsafe.Pointer(&e))) })
	arr := [3]string{"a", "b", "c"}
	try("inside", func() { fmt.Println(*(*[2]string)(unsafe.Pointer(&arr[1]))) })
	try("beyond", func() { fmt.Println(*(*[3]string)(unsafe.Pointer(&arr[1]))) })
}
