// SPDX-License-Identifier: MIT
package main

import f "fmt"

var B = say("B", C)
var D = say("D", 0)

func init()                   { f.Println("init b") }
func say(s string, n int) int { f.Println("var", s, n); return n + 1 }

type T struct{ n int }

var shared = &T{D}
