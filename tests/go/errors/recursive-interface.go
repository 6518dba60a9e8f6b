// SPDX-License-Identifier: MIT
package main

type I interface{ I } // ERROR "invalid recursive type: I refers to itself" at 6

func main() {}
