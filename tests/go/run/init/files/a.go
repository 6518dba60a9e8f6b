// SPDX-License-Identifier: MIT
package main

import "fmt"

var A = say("A", B)

func init() { fmt.Println("init a1") }
func init() { fmt.Println("init a2", A, B, C) }
func main() { fmt.Println("main", A, B, C, helper(2)); shared.m() }
