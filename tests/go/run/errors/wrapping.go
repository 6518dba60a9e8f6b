// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

type NotFound struct{ name string }

func (e *NotFound) Error() string   { return e.name + " not found" }
func (e *NotFound) Is(t error) bool { return t == ErrMissing }

type multi []error

func (m multi) Error() string   { return fmt.Sprint(len(m), " errors") }
func (m multi) Unwrap() []error { return m }

var ErrMissing = errors.New("missing")

func main() {
	base := &NotFound{"x"}
	w := fmt.Errorf("open: %w", base)
	ww := fmt.Errorf("outer: %w", w)
	fmt.Println(ww, errors.Unwrap(ww) == w, errors.Unwrap(base) == nil, errors.Is(ww, ErrMissing), errors.Is(ww, base), errors.Is(ww, io.EOF))
	var nf *NotFound
	fmt.Println(errors.As(ww, &nf), nf == base, nf.name)
	j := errors.Join(io.EOF, nil, w)
	fmt.Printf("%q %v %v %v\n", j.Error(), errors.Is(j, io.EOF), errors.Is(j, ErrMissing), errors.Join(nil, nil) == nil)
	two := fmt.Errorf("%w and %w", io.EOF, io.ErrUnexpectedEOF)
	fmt.Println(two, errors.Is(two, io.ErrUnexpectedEOF), errors.Unwrap(two))
	fmt.Println(errors.Is(multi{io.EOF}, io.EOF), multi{})
	v := fmt.Errorf("%v %s", base, io.EOF)
	fmt.Println(v, errors.Is(v, io.EOF), errors.New("a") == errors.New("a"))
	bad := fmt.Errorf("%w", "notanerror")
	fmt.Println(bad, errors.Unwrap(bad))
	fmt.Println(errors.Is(nil, nil), errors.Is(nil, io.EOF), errors.As(io.EOF, &nf))
	func() { defer func() { fmt.Println(recover()) }(); errors.As(io.EOF, nil) }()
	func() { defer func() { fmt.Println(recover()) }(); errors.As(io.EOF, new(int)) }()
	pe := &fs.PathError{Op: "open", Path: "f", Err: os.ErrNotExist}
	fmt.Println(pe, errors.Is(pe, fs.ErrNotExist), os.IsNotExist(pe))
	fmt.Printf("%v %+v %T %s %d\n", base, base, w, errors.ErrUnsupported, 5)
}
