// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"io"
	"strings"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Rect struct{ w, h float64 }
type Sq struct{ Rect }

func (r Rect) Area() float64      { return r.w * r.h }
func (r Rect) Perimeter() float64 { return 2 * (r.w + r.h) }
func (s Sq) Area() float64        { return -s.Rect.Area() }

type RW interface {
	io.Reader
	io.Writer
}
type buf struct {
	strings.Builder
	pos int
}

func (b *buf) Read(p []byte) (int, error) {
	n := copy(p, b.String()[b.pos:])
	b.pos += n
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
func main() {
	shapes := []Shape{Rect{2, 3}, &Rect{1, 1}, Sq{Rect{2, 2}}}
	for _, s := range shapes {
		fmt.Printf("%T %v %v\n", s, s.Area(), s.Perimeter())
	}
	var s Shape
	fmt.Println(s == nil, s)
	var p *Rect
	s = p
	fmt.Println(s == nil, s != nil, s == (*Rect)(nil))
	s = Rect{1, 2}
	t := s
	fmt.Println(s == t, s == Shape(Rect{1, 2}), s == Shape(Rect{2, 1}), any(s) == any(Rect{1, 2}))
	var rw RW = &buf{}
	fmt.Fprintf(rw, "hello %d", 5)
	all, err := io.ReadAll(rw)
	fmt.Println(string(all), err)
	_, isW := any(rw).(io.StringWriter)
	_, isC := rw.(io.Closer)
	fmt.Println(isW, isC)
	var e any = shapes[0]
	if sh, ok := e.(Shape); ok {
		fmt.Println(sh.Area())
	}
	var w io.Writer = rw
	fmt.Println(w.(RW) == rw)
	func() {
		defer func() { fmt.Println(recover()) }()
		holder := map[bool]Shape{true: p}
		holder[true].Area()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var s Shape
		s.Area()
	}()
}
