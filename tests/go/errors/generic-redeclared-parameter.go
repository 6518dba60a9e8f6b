// SPDX-License-Identifier: MIT
package main

func f[T, T any]() {} // ERROR "T redeclared in this block" at 11
func main()        {}
