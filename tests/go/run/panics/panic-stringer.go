// SPDX-License-Identifier: MIT
package main

import "fmt"

type S struct{ a int }

func (s S) String() string { return "never called " + fmt.Sprint(s.a) }
func main() {
	panic(S{1})
}
