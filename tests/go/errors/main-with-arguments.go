// SPDX-License-Identifier: MIT
package main

func main(a int) {} // ERROR "func main must have no arguments and no return values" at 6
