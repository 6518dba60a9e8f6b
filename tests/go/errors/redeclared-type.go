// SPDX-License-Identifier: MIT
package main

type T int
type T string // ERROR "T redeclared in this block" at 6

func main() {}
