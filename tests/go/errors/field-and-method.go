// SPDX-License-Identifier: MIT
package main

type T struct{ a int }

func (T) a() {} // ERROR "field and method with the same name a" at 10
func main()  {}
