// SPDX-License-Identifier: MIT
package main

func f[T any]() T { return nil } // ERROR "cannot use nil as T value in return statement" at 28
func main()       { f[int]() }
