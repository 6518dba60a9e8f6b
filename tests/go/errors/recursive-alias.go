// SPDX-License-Identifier: MIT
package main

type A = B // ERROR "invalid recursive type A" at 6
type B = A

func main() {}
