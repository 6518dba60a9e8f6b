// SPDX-License-Identifier: MIT
package main

import "fmt"

type op func(float64, float64) (float64, error)
type server struct {
	h      map[string]func(...string) string
	before []func(string) bool
}

func (s *server) on(n string, f func(...string) string) *server { s.h[n] = f; return s }
func (s *server) do(n string, a ...string) string {
	for _, b := range s.before {
		if !b(n) {
			return "denied"
		}
	}
	if f := s.h[n]; f != nil {
		return f(a...)
	}
	return "404"
}
func div(a, b float64) (float64, error) {
	if b == 0 {
		return 0, fmt.Errorf("div %v by zero", a)
	}
	return a / b, nil
}
func (o op) must(a, b float64) float64 {
	r, err := o(a, b)
	if err != nil {
		panic(err)
	}
	return r
}
func opts(fs ...func(*int)) (n int) {
	for _, f := range fs {
		f(&n)
	}
	return
}
func with(v int) func(*int) { return func(p *int) { *p += v } }
func main() {
	s := &server{h: map[string]func(...string) string{}}
	s.on("join", func(a ...string) string { return fmt.Sprint(len(a), a) }).on("nil", nil)
	fmt.Println(s.do("join", "a", "b"), s.do("nil"), s.do("x"))
	s.before = append(s.before, func(n string) bool { return n != "join" })
	fmt.Println(s.do("join"))
	fmt.Println(op(div).must(6, 4), opts(with(1), with(2)), opts())
	var f func(int) func() int = func(i int) func() int { return func() int { i++; return i } }
	g := f(10)
	fmt.Println(g(), g(), f(1)(), f != nil, g == nil)
	table := [...]func(int) int{func(i int) int { return i }, nil, func(i int) int { return -i }}
	for _, t := range table {
		if t != nil {
			fmt.Print(t(4), " ")
		}
	}
	fmt.Println()
	ch := make(chan func() string, 2)
	ch <- func() string { return "from channel" }
	fmt.Println((<-ch)())
	st := struct{ f func(int) int }{func(i int) int { return i * i }}
	fmt.Println(st.f(7), (func(x, y int) int)(func(a, b int) int { return a - b })(9, 4))
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Printf("%T %T %T\n", s.do, op.must, table)
	op(div).must(1, 0)
}
