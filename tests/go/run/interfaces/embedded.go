// SPDX-License-Identifier: MIT
package main

import "fmt"

type R interface{ Read() string }
type W interface{ Write(string) }
type RW interface {
	R
	W
	Close() error
}
type file struct {
	data   string
	closed bool
}

func (f *file) Read() string   { return f.data }
func (f *file) Write(s string) { f.data += s }
func (f *file) Close() error {
	if f.closed {
		return fmt.Errorf("closed %q", f.data)
	}
	f.closed = true
	return nil
}

type wrap struct {
	RW
	n int
}

func (w *wrap) Write(s string) { w.n += len(s); w.RW.Write(s + "!") }

type onlyR struct{ R }

func use(rw RW) { rw.Write("abc"); fmt.Println(rw.Read(), rw.Close(), rw.Close()) }
func main() {
	f := &file{}
	use(f)
	w := &wrap{RW: &file{data: ">"}}
	use(w)
	fmt.Println(w.n)
	var r R = w
	_, isRW := r.(RW)
	_, isW := r.(interface {
		W
		R
	})
	fmt.Println(isRW, isW)
	o := onlyR{w}
	_, isW = any(o).(W)
	fmt.Println(isW, o.Read())
	var x interface {
		RW
		fmt.Stringer
	}
	fmt.Println(x == nil)
	ws := []W{f, w}
	for i, e := range ws {
		e.Write(fmt.Sprint(i))
	}
	fmt.Println(f.Read(), w.Read())
	var g interface{ Read() string } = f
	var h R = g
	fmt.Println(h.Read() == g.Read(), h == R(f))
}
