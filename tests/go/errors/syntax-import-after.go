// SPDX-License-Identifier: MIT
package main

var x = 1
import "fmt" // ERROR "syntax error: imports must appear before other declarations" at 1
func main() { fmt.Println(x) }
