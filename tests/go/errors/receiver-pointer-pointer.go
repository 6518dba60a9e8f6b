// SPDX-License-Identifier: MIT
package main

type T int

func (**T) m() {} // ERROR "invalid receiver type \*\*T" at 7
func main()    {}
