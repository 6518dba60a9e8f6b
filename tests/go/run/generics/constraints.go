// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"strconv"
)

type Signed interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}
type Float interface{ ~float32 | ~float64 }
type Num interface{ Signed | Float }
type Str interface {
	~string
	fmt.Stringer
}
type name string

func (n name) String() string { return "<" + string(n) + ">" }
func Abs[T Num](x T) T {
	if x < 0 {
		return -x
	}
	return x
}
func Show[T Str](x T) string       { return x.String() + string(x) + strconv.Itoa(len(x)) }
func Conv[To, From Num](f From) To { return To(f) }

type PtrTo[T any] interface {
	*T
	Set(string)
}
type conf struct{ s string }

func (c *conf) Set(s string)                          { c.s = s }
func Make[T any, P PtrTo[T]](s string) T              { var t T; P(&t).Set(s); return t }
func Eq[T comparable](a, b T) bool                    { return a == b }
func Index[T ~[]byte | ~string](t T, i int) byte { return t[i] }
func Bytes[T ~string | ~[]byte](t T) (n int) {
	for i := 0; i < len(t); i++ {
		n += i + int(t[i])
	}
	return n + len(t)
}
func Call[F ~func(A) R, A, R any](f F, a A) R                { return f(a) }
func Send[C ~chan T, T any](c C, v T) C                      { c <- v; return c }
func At[M ~map[K]V, K comparable, V any](m M, k K) (V, bool) { v, ok := m[k]; return v, ok }
func Last[T any, A interface{ ~[3]T }](a A) T                { return a[len(a)-1] }

type handler func(int) string

func main() {
	fmt.Println(Abs(-3), Abs(-2.5), Abs(int8(-128)), Abs(float32(1)))
	fmt.Println(Show(name("ab")))
	fmt.Println(Conv[int](3.99), Conv[float32](1<<24+1), Conv[int8](300))
	fmt.Println(Make[conf]("hi").s)
	fmt.Println(Eq(1, 1), Eq("a", "b"), Eq[any](1, 1.0), Eq([2]int{1}, [2]int{1}), Eq(struct{ a int }{1}, struct{ a int }{2}))
	fmt.Println(Bytes("abc"), Bytes([]byte{1, 2}))
	fmt.Println(Call(handler(func(i int) string { return fmt.Sprint(i * 2) }), 4))
	fmt.Println(<-Send(make(chan string, 1), "x"))
	fmt.Println(At(map[string]int{"a": 1}, "b"))
	fmt.Println(Last[int]([3]int{1, 2, 3}))
	defer func() { fmt.Println(recover()) }()
	Eq[any]([]int{}, []int{})
}
