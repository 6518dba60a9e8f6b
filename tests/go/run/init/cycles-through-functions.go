// SPDX-License-Identifier: MIT
package main

import "fmt"

var table = map[string]func(int) int{"dbl": dbl, "inc": func(i int) int { return i + base }}
var base = compute(3)

func compute(n int) int {
	if n == 0 {
		return 1
	}
	return n * compute(n-1)
}
func dbl(i int) int { return i * 2 }

var list = build()

func build() []string { return append([]string(nil), names[:]...) }

var names = [...]string{first, "b"}
var first = string(rune('a' + off))

const off = len("x")

type S struct {
	next *S
	n    int
}

var s1 = S{&s2, 1}
var s2 = S{&s3, 2}
var s3 = S{nil, 3}
var total = func() (t int) {
	for p := &s1; p != nil; p = p.next {
		t += p.n
	}
	return
}()
var iface fmt.Stringer = str(first)

type str string

func (s str) String() string { return string(s) + "!" }

var once = func() int { counter++; return counter }()
var counter = 10
var ch = make(chan int, total)

func init() { ch <- total }
func init() { table["new"] = func(i int) int { return table["dbl"](i) + 1 } }
func main() {
	fmt.Println(table["dbl"](4), table["inc"](4), table["new"](4), base, list, total, iface, once, counter, <-ch, cap(ch))
}
