// SPDX-License-Identifier: MIT
package main

import "fmt"

type state func(*lexer) state
type lexer struct {
	in   string
	pos  int
	toks []string
}

func (l *lexer) emit(k string, from int) { l.toks = append(l.toks, k+":"+l.in[from:l.pos]) }
func start(l *lexer) state {
	if l.pos == len(l.in) {
		return nil
	}
	switch c := l.in[l.pos]; {
	case c == ' ':
		l.pos++
		return start
	case '0' <= c && c <= '9':
		return number
	case 'a' <= c && c <= 'z':
		return word
	default:
		l.pos++
		l.emit("op", l.pos-1)
		return start
	}
}
func number(l *lexer) state {
	s := l.pos
	for l.pos < len(l.in) && l.in[l.pos] >= '0' && l.in[l.pos] <= '9' {
		l.pos++
	}
	l.emit("num", s)
	return start
}
func word(l *lexer) state {
	s := l.pos
	for l.pos < len(l.in) && l.in[l.pos] >= 'a' && l.in[l.pos] <= 'z' {
		l.pos++
	}
	l.emit("word", s)
	return start
}
func memo[K comparable, V any](f func(K) V) func(K) V {
	m := map[K]V{}
	return func(k K) V {
		if v, ok := m[k]; ok {
			return v
		}
		v := f(k)
		m[k] = v
		return v
	}
}
func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for i := len(fs) - 1; i >= 0; i-- {
			x = fs[i](x)
		}
		return x
	}
}
func gen() func() (int, bool) {
	a, b, n := 0, 1, 0
	return func() (int, bool) {
		if n == 8 {
			return 0, false
		}
		n++
		defer func() { a, b = b, a+b }()
		return a, true
	}
}

type visitor func(int) visitor

func main() {
	l := &lexer{in: "let x1 = 42+y"}
	for s := state(start); s != nil; {
		s = s(l)
	}
	fmt.Println(l.toks)
	calls := 0
	sq := memo(func(i int) int { calls++; return i * i })
	fmt.Println(sq(4), sq(4), sq(5), calls)
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 10 })(5), compose()(3))
	g := gen()
	for v, ok := g(); ok; v, ok = g() {
		fmt.Print(v, " ")
	}
	fmt.Println()
	sum := 0
	var v visitor
	v = func(i int) visitor {
		sum += i
		if i > 2 {
			return nil
		}
		return v
	}
	for i, w := 0, v; w != nil; i++ {
		w = w(i)
	}
	fmt.Println(sum)
	type op struct {
		name string
		f    func(...int) int
	}
	for _, o := range []op{{"sum", func(x ...int) (t int) {
		for _, v := range x {
			t += v
		}
		return
	}}, {"len", func(x ...int) int { return len(x) }}} {
		fmt.Print(o.name, o.f(1, 2, 3), " ")
	}
	fmt.Println(func(f func(func() int) int) int { return f(func() int { return 7 }) }(func(g func() int) int { return g() * 2 }))
	acc := []func(){}
	x := 0
	for range 3 {
		x++
		y := x
		acc = append(acc, func() { y *= 2; fmt.Print(x, y, " ") })
	}
	for _, f := range append(acc, acc...) {
		f()
	}
	fmt.Println()
}
