// SPDX-License-Identifier: MIT
package main

type MyInt int
type C interface{ ~MyInt } // ERROR "invalid use of ~ \(underlying type of MyInt is int\)" at 19

func main() {}
