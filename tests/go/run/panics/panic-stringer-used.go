// SPDX-License-Identifier: MIT
package main

import "fmt"

type S struct{ a int }

func (s S) String() string { return fmt.Sprint("S#", s.a) }
func main() {
	fmt.Println(S{2})
	panic(S{1})
}
