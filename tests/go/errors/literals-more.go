// SPDX-License-Identifier: MIT
package main

import "sync"

type T struct{ a int }

func main() {
	_ = int{1} // ERROR "invalid composite literal type int" at 6
	_ = T{"a"} // ERROR `cannot use "a" \(untyped string constant\) as int value in struct literal` at 8
	_ = map[int]string{"a": "b"} // ERROR `cannot use "a" \(untyped string constant\) as int value in map literal` at 21
	_ = []int{-1: 0} // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative" at 12
	i := 1
	_ = []int{i: 0} // ERROR "index i must be integer constant" at 12
	_ = sync.Mutex{0, 0} // ERROR "implicit assignment to unexported field state in struct literal of type sync.Mutex" at 17 ERROR "implicit assignment to unexported field sema in struct literal of type sync.Mutex" at 20
	_ = map[[]int]string{} // ERROR "invalid map key type \[\]int" at 10
	_ = [...]int{5: 1, 2}[7] // ERROR "invalid argument: index 7 out of bounds \[0:7\]" at 24
	var a [...]int // ERROR "invalid use of \[...\] array \(outside a composite literal\)" at 8
	_ = a
	_ = T{(i): 1} // ERROR "invalid field name \(i\) in struct literal" at 8
}
