// SPDX-License-Identifier: MIT
package main

import "strconv"

type E struct{ c int }

func (e *E) Error() string { return "E" + strconv.Itoa(e.c) }
func main() {
	panic(&E{3})
}
