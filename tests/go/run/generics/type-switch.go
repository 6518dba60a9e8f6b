// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
)

func Name[T any](v T) string {
	switch x := any(v).(type) {
	case int:
		return fmt.Sprint("int", x+1)
	case string:
		return "string" + x
	case []T:
		return "slice of itself"
	case fmt.Stringer:
		return "stringer"
	case error:
		return "error " + x.Error()
	}
	var z T
	return fmt.Sprintf("%T", z)
}
func As[T any](v any) (T, bool)  { t, ok := v.(T); return t, ok }
func Is[T error](err error) bool { var t T; return errors.As(err, &t) }

type myErr[T any] struct{ v T }

func (e myErr[T]) Error() string { return fmt.Sprint("myErr ", e.v) }

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v ...T) Set[T] {
	for _, x := range v {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }
func SwitchOn[T interface{ int | string }](v T) (r string) {
	defer func() { r += "!" }()
	switch any(v) {
	case 1:
		return "one"
	case "a":
		return "letter"
	}
	return "other"
}
func main() {
	fmt.Println(Name(1), Name("a"), Name(2.5), Name(errors.New("e")), Name([]int{}), Name(struct{}{}))
	fmt.Println(As[int](3))
	fmt.Println(As[string](3))
	fmt.Println(As[error](myErr[int]{3}))
	fmt.Println(Is[myErr[int]](fmt.Errorf("w %w", myErr[int]{1})), Is[myErr[string]](myErr[int]{1}))
	s := Set[string]{}.Add("x", "y")
	fmt.Println(len(s), s.Has("x"), s.Has("z"))
	fmt.Println(SwitchOn(1), SwitchOn("a"), SwitchOn(2))
	fmt.Printf("%T %T %T\n", s, myErr[[]string]{}, As[map[string]error])
	_, ok := any(Set[int]{}).(Set[string])
	fmt.Println(ok, any(myErr[int]{1}) == any(myErr[int]{1}), any(myErr[int]{1}) == any(myErr[int8]{1}))
}
