// SPDX-License-Identifier: MIT
package main

import "fmt"

type Log struct{ lines []string }

func (l *Log) Printf(f string, a ...any) { l.lines = append(l.lines, fmt.Sprintf(f, a...)) }

type Base struct {
	*Log
	id int
}

func (b Base) ID() int { return b.id }

type Mid struct{ Base }
type Top struct {
	Mid
	fmt.Stringer
}
type str string

func (s str) String() string { return "<" + string(s) + ">" }

type IDer interface{ ID() int }

func main() {
	t := Top{Mid{Base{&Log{}, 7}}, str("s")}
	t.Printf("%d-%s", 1, "a")
	t.Mid.Printf("two")
	fmt.Println(t.lines, t.ID(), t.String(), len(t.Log.lines))
	var i IDer = t
	fmt.Println(i.ID())
	i = &t
	t.id = 8
	fmt.Println(i.ID())
	f := t.ID
	g := Top.ID
	h := (*Top).ID
	t.id = 9
	fmt.Println(f(), g(t), h(&t))
	p := t.Printf
	t.Log = &Log{}
	p("late")
	fmt.Println(len(t.lines))
	fmt.Println(t)
	a := struct{ IDer }{t}
	fmt.Println(a.ID(), a.IDer == IDer(&t))
	func() {
		defer func() { fmt.Println(recover()) }()
		var b Base
		b.Printf("x")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var t Top
		_ = t.String()
	}()
}
