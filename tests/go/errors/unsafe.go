// SPDX-License-Identifier: MIT
// stave only: conversions of unsafe.Pointer are refused
package main

import "unsafe"

type T struct{ a, b int }

func main() {
	x := 1
	p := unsafe.Pointer(&x) // ERROR "unsafe.Pointer conversions are not supported by the simulated memory" at 22
	_ = p
	_ = unsafe.Offsetof(x) // ERROR "invalid argument: x is not a selector expression" at 22
	var t T
	_ = unsafe.Offsetof(t.b) + unsafe.Sizeof(t) + unsafe.Alignof(t)
}
