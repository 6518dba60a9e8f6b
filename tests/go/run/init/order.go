// SPDX-License-Identifier: MIT
package main

import "fmt"

var (
	a    = c + b
	b    = f()
	c    = 1
	d, e = pair()
	_    = say("blank")
	g    = func() int { return h }()
	h    = say("h")
)
var arr = [3]int{x, y, z}
var z = say("z")
var y = z + say("y")
var x = y + z
var m = map[string]int{"k": later()}

func later() int { return lateVar * 2 }

var lateVar = say("late")

func f() int           { c++; fmt.Println("f", c); return c }
func pair() (int, int) { fmt.Println("pair", b); return b, b * 2 }
func say(s string) int { fmt.Println("say", s); return len(s) }
func init()            { fmt.Println("init 1", a, b, c, d, e, g, h) }
func init()            { fmt.Println("init 2", arr, m); a = 100 }

type T struct{ v int }

func (t T) get() int { return dep + t.v }

var viaMethod = T{1}.get()
var viaExpr = T.get(T{2})
var dep = say("dependency")
var fn = func() int { return viaMethod }
var p = &q
var q = say("q")

func main() { fmt.Println("main", a, viaMethod, viaExpr, fn(), *p) }
