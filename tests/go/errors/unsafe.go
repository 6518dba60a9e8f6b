// SPDX-License-Identifier: MIT
// stave only: no pointer is made of a number
package main

import "unsafe"

type T struct{ a, b int }

func main() {
	x := 1
	p := unsafe.Pointer(&x)
	_ = unsafe.Pointer(uintptr(p) + 8) // ERROR "pointer arithmetic is not supported by the simulated memory" at 21
	_ = unsafe.Offsetof(x) // ERROR "invalid argument: x is not a selector expression" at 22
	var t T
	_ = unsafe.Offsetof(t.b) + unsafe.Sizeof(t) + unsafe.Alignof(t)
}
