// SPDX-License-Identifier: MIT
package main

type T struct { // ERROR "invalid recursive type:? T" at 6
	t T
}

type A struct { // ERROR "invalid recursive type A" at 6
	b B
}

type B struct {
	a [2]A
}

var x = y // ERROR "initialization cycle for x" at 5
var y = f()

func f() int { return x }

var self = self + 1 // ERROR "initialization cycle: self refers to itself" at 5

const c = d // ERROR "initialization cycle for c" at 7
const d = c

type L = []L // ERROR "invalid recursive type:? L" at 6

func main() {}
