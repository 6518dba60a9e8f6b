// SPDX-License-Identifier: MIT
package main

func f(a ...int, b int) {} // ERROR "can only use \.\.\. with final parameter in list" at 10
func main()             {}
