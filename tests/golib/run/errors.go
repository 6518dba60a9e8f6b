// Is, As, Unwrap over chains and types.
package main

import (
	"errors"
	"fmt"
	"io"
)

type notFound struct{ name string }

func (e *notFound) Error() string { return e.name + " not found" }

type code int

func (c code) Error() string           { return fmt.Sprint("code ", int(c)) }
func (c code) Is(target error) bool    { return target == io.EOF && c == 7 }
func (c code) Timeout() bool           { return true }
func (c code) As(target any) bool {
	if s, ok := target.(*string); ok {
		*s = "as " + c.Error()
		return true
	}
	return false
}

type wrapper struct {
	msg string
	err error
}

func (w wrapper) Error() string { return w.msg + ": " + w.err.Error() }
func (w wrapper) Unwrap() error { return w.err }

type slice []int

func (s slice) Error() string { return "slice" }

func main() {
	base := errors.New("base")
	other := errors.New("base")
	chain := wrapper{"outer", fmt.Errorf("middle: %w", wrapper{"inner", base})}
	fmt.Println(chain, errors.Is(chain, base), errors.Is(chain, other), errors.Is(nil, base), errors.Is(base, nil), errors.Is(nil, nil))
	fmt.Println(errors.Unwrap(chain), errors.Unwrap(base), base == other)
	var nf *notFound
	fmt.Println(errors.As(wrapper{"w", &notFound{"x"}}, &nf), nf, errors.As(base, &nf))
	var c code
	fmt.Println(errors.As(fmt.Errorf("a: %w", code(3)), &c), c, int(c))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(wrapper{"t", code(1)}, &timeout), timeout)
	fmt.Println(errors.Is(wrapper{"e", code(7)}, io.EOF), errors.Is(code(8), io.EOF), errors.Is(code(8), code(8)))
	fmt.Println(errors.Is(slice{1}, slice{1}), errors.Is(wrapper{"x", slice{1}}, base))
	var w wrapper
	fmt.Println(errors.As(chain, &w), w)
	for _, target := range []any{nil, 5, (*notFound)(nil), new(string), new(int)} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("panic:", r)
				}
			}()
			fmt.Println(errors.As(code(2), target))
		}()
	}
	var asError error
	fmt.Println(errors.As(chain, &asError), asError == error(chain))
	fmt.Printf("%v %T %q\n", base, base, base)
}
