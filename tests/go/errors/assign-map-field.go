// SPDX-License-Identifier: MIT
package main

func main() {
	m := map[string]struct{ a int }{}
	m["x"].a = 1 // ERROR `cannot assign to struct field m\["x"\]\.a in map` at 2
}
