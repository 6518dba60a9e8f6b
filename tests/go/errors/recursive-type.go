// SPDX-License-Identifier: MIT
package main

type T struct{ t T } // ERROR "invalid recursive type: T refers to itself" at 6

func main() {}
