// SPDX-License-Identifier: MIT
package main

func f[T comparable](t T) {}
func main()               { f([]int{}) } // ERROR "\[\]int does not satisfy comparable" at 30
