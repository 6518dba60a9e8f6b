// SPDX-License-Identifier: MIT
package main

import "fmt"

var C = say("C", 10)

func init()            { fmt.Println("init c") }
func helper(i int) int { return i * C }
func (t *T) m()        { fmt.Println("method in another file", t.n) }
