// SPDX-License-Identifier: MIT
package main

type S struct{}

func f(x S[int]) {} // ERROR "invalid operation: S\[int\] \(S is not a generic type\)" at 10

func main() {
	var m map[string]int
	nil = 1 // ERROR "cannot assign to nil \(neither addressable nor a map index expression\)" at 2
	switch m {
	case m: // ERROR "invalid case m in switch on m \(map can only be compared to nil\)" at 7
	}
	switch (struct{ f func() }{}) { // ERROR "cannot switch on .* \(struct\{f func\(\)\} is not comparable\)" at 9
	}
	f(S{})
}
