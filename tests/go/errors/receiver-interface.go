// SPDX-License-Identifier: MIT
package main

type I interface{}

func (I) m() {} // ERROR "invalid receiver type I \(pointer or interface type\)" at 7
func main()  {}
