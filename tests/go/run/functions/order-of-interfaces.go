// SPDX-License-Identifier: MIT
package main

import "fmt"

type T struct{ a, b int }
type S1 struct{ a int32 }
type P1 struct{ p *int }
type B bool

func inc(p *int) int             { *p++; return *p }
func setb(p *bool) bool          { *p = !*p; return *p }
func setB(p *B) B                { *p = !*p; return *p }
func sett(p *T) int              { p.a++; return p.a }
func set8(p *int8) int8          { *p++; return *p }
func set16(p *int16) int16       { *p++; return *p }
func set32(p *int32) int32       { *p++; return *p }
func setf(p *float32) float32    { *p++; return *p }
func sets1(p *S1) int            { p.a++; return 0 }
func seta(p *[1]int) int         { p[0]++; return 0 }
func seta2(p *[2]int) int        { p[0]++; return 0 }
func setc(p *complex128) int     { *p++; return 0 }
func setc64(p *complex64) int    { *p++; return 0 }
func sete(p *error) int          { *p = nil; return 0 }
func setz(p *string) int         { *p += "x"; return 0 }
func setl(p *[]int) int          { *p = append(*p, 1); return 0 }
func setm(p *map[string]int) int { *p = nil; return 0 }
func sets2(p *[3]bool) int       { p[0] = !p[0]; return 0 }

func main() {
	b := false
	fmt.Println(b, setb(&b), b, !b, setb(&b))
	var bb B
	fmt.Println(bb, setB(&bb), bb, !bb, setB(&bb), bb == true)
	t := T{}
	fmt.Println(t, sett(&t), t, sett(&t), t == T{}, t.a == 1, sett(&t))
	var i8 int8
	fmt.Println(i8, set8(&i8), i8+1, set8(&i8), i8 > 0, uint8(i8), set8(&i8))
	var i16 int16
	fmt.Println(i16, set16(&i16), i16+1, set16(&i16), i16 > 0, uint16(i16), set16(&i16))
	var i32 int32
	fmt.Println(i32, set32(&i32), i32+1, set32(&i32), -i32, uint32(i32), set32(&i32), byte(i32))
	var f float32
	fmt.Println(f, setf(&f), f+1, setf(&f), f > 0, int(f), setf(&f))
	s1 := S1{}
	fmt.Println(s1, sets1(&s1), s1, sets1(&s1), S1{s1.a}, sets1(&s1))
	a1 := [1]int{}
	fmt.Println(a1, seta(&a1), a1, seta(&a1), [1]int{a1[0]}, seta(&a1))
	a2 := [2]int{}
	fmt.Println(a2, seta2(&a2), a2, seta2(&a2), [2]int{a2[0]}, seta2(&a2))
	c := 1i
	fmt.Println(c, setc(&c), c, setc(&c), real(c), c*2, setc(&c))
	c6 := complex64(1i)
	fmt.Println(c6, setc64(&c6), c6, setc64(&c6), real(c6), c6*2, setc64(&c6))
	e := fmt.Errorf("x")
	fmt.Println(e, e == nil, e != nil, sete(&e), e, e == nil)
	z := "a"
	fmt.Println(z, setz(&z), z, z+"b", setz(&z), z == "axx", z[0], z[:1], len(z), setz(&z), []byte(z), []rune(z), setz(&z))
	l := []int{1}
	fmt.Println(l, setl(&l), l, len(l), setl(&l), l[0], cap(l) > 0, l == nil, setl(&l))
	m := map[string]int{"a": 1}
	fmt.Println(m["a"], len(m), m == nil, setm(&m), m["a"], len(m), m == nil)
	q := [3]bool{}
	fmt.Println(q, sets2(&q), q, q[0], !q[0], sets2(&q))
	i := 0
	x := []any{i, inc(&i), i > 0, inc(&i), i == 2, [2]int{i, i}, inc(&i), T{i, i}, inc(&i), i8 + int8(i), inc(&i)}
	fmt.Println(x)
	y := [2]any{i > 5, inc(&i)}
	fmt.Println(y)
	w := struct{ a, b any }{i > 6, inc(&i)}
	fmt.Println(w)
	var v, u any = i > 7, inc(&i)
	fmt.Println(v, u)
	v, u = i > 8, inc(&i)
	fmt.Println(v, u)
	mm := map[int]any{0: i > 9, 1: inc(&i), 2: i > 9}
	fmt.Println(mm)
	pp := func(a, b any, c bool, d int) { fmt.Println(a, b, c, d) }
	pp(i > 12, i, i > 12, inc(&i))
	pp(T{i, i}, i8 > 0, i > 13, inc(&i))
	func() (any, any) { return i > 14, inc(&i) }()
	r1, r2 := func() (any, any) { return i > 15, inc(&i) }()
	fmt.Println(r1, r2)
	ch := make(chan any, 3)
	ch <- i > 16
	fmt.Println(<-ch, inc(&i), any(i > 17), any(T{i, i}), inc(&i), any(i))
	mn := map[int]int{i: inc(&i), i + 1: inc(&i), inc(&i): i, i: i}
	fmt.Println(mn)
	sl := []T{{i, inc(&i)}, {inc(&i), i}}
	fmt.Println(sl)
	ml := map[string]T{"a": {i, inc(&i)}, "b": {i, i}, "c": {inc(&i), i}}
	fmt.Println(ml)
	mp := map[string]*T{"a": {i, inc(&i)}, "b": {i, i}, "c": {inc(&i), i}}
	fmt.Println(*mp["a"], *mp["b"], *mp["c"])
	as := []any{map[string]int{"a": i, "b": inc(&i)}, i, inc(&i), []int{i, inc(&i)}, [2]int{i, inc(&i)}, &T{i, inc(&i)} != nil}
	fmt.Println(as)
}
