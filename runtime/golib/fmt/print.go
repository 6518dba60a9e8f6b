// SPDX-License-Identifier: MIT

// Package fmt: formatted text.
//
// The work is divided. One value that has no parts (a number, a string, a
// pointer …) is formatted by the native appendLeaf, with all verbs and flags.
// What has parts, or methods that want to be called, is taken apart here in
// Go, so that a String method may block, panic or be preempted like any other
// code. A printer belongs to one call: nothing is shared or pooled.
package fmt

import (
	"internal/rtype"
	"io"
	"os"
)

// A State is what a Formatter writes to and asks for flags.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// A Formatter formats itself for every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// A Stringer has a text of its own for %v and %s.
type Stringer interface {
	String() string
}

// A GoStringer has a text of its own for %#v.
type GoStringer interface {
	GoString() string
}

// Flags of a verb; known to machine-native-lib-fmt.c too.
const (
	flagPlus   = 1 << iota // +
	flagMinus              // -
	flagSharp              // #
	flagSpace              // space
	flagZero               // 0
	flagPlusV              // %+v
	flagSharpV             // %#v
	askMethods             // appendLeaf leaves values with methods alone
	inside                 // a part of a value: pointers are not followed
)

// What appendLeaf says.
const (
	leafDone    = iota
	leafBadVerb // the verb does not fit the kind
	leafParts   // struct, map, slice, array, or pointer to one
	leafMethods // the type has methods
)

// appendLeaf formats v if it has no parts, or is a slice or array whose elements
// have none; wid and prec are -1 if absent. %T and %p are done for every v.
func appendLeaf(buf []byte, v any, verb rune, flags, wid, prec int) ([]byte, int)

// appendText formats a string as appendLeaf does, by a verb of %s.
func appendText(buf []byte, s string, verb rune, flags, wid, prec int) ([]byte, int)

// plainEnd is the first index from i on of a '%' in format, or its length.
func plainEnd(format string, i int) int

// A printer is one call's state.
type printer struct {
	buf       []byte
	arg       any // the argument or part being printed, for messages and methods
	flags     int
	wid, prec int
	erroring  bool  // printing a %! message: no methods
	panicking bool  // printing the value a method panicked with
	wrapping  bool  // in Errorf
	wrapped   []int // arguments of %w
	reordered bool  // the format uses [n]
	goodIndex bool  // and the last one was good
}

func newPrinter() *printer { return &printer{wid: -1, prec: -1} }

// Write appends to what is printed.
func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString appends to what is printed.
func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// Width is the verb's width.
func (p *printer) Width() (wid int, ok bool) {
	if p.wid < 0 {
		return 0, false
	}
	return p.wid, true
}

// Precision is the verb's precision.
func (p *printer) Precision() (prec int, ok bool) {
	if p.prec < 0 {
		return 0, false
	}
	return p.prec, true
}

// Flag reports whether the verb has the flag.
func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.flags&flagMinus != 0
	case '+':
		return p.flags&(flagPlus|flagPlusV) != 0
	case '#':
		return p.flags&(flagSharp|flagSharpV) != 0
	case ' ':
		return p.flags&flagSpace != 0
	case '0':
		return p.flags&flagZero != 0
	}
	return false
}

func (p *printer) text(s string) { p.buf = append(p.buf, s...) }

func (p *printer) leaf(v any, verb rune, extra int) int {
	var status int
	p.buf, status = appendLeaf(p.buf, v, verb, p.flags|extra, p.wid, p.prec)
	return status
}

// printArg prints one argument.
func (p *printer) printArg(v any, verb rune) {
	p.arg = v
	if status := p.leaf(v, verb, askMethods); status != leafDone {
		if held, static, callable, ok := rtype.Held(v); ok && status == leafMethods {
			p.printHeld(held, static, verb, callable)
			return
		}
		p.printSlow(v, verb, 0, status, true)
	}
}

// printHeld prints what a reflect.Value holds.
func (p *printer) printHeld(held any, static rtype.Type, verb rune, callable bool) {
	switch {
	case static == 0:
		p.text("<invalid reflect.Value>")
	case rtype.KindOf(static) == rtype.Interface:
		p.printPart(held, static, verb, callable)
	case callable && rtype.KindOf(static) != rtype.Slice:
		p.printArg(held, verb)
	default:
		extra, ask := 0, 0
		if rtype.KindOf(static) == rtype.Slice {
			extra = inside // "[]uint8", where the argument itself is "[]byte"
		}
		if callable {
			ask = askMethods
		}
		p.arg = held
		if status := p.leaf(held, verb, extra|ask); status != leafDone {
			p.printSlow(held, verb, extra, status, callable)
		}
	}
}

// printPart prints a part of a value. static is the type it is declared with;
// callable is false in unexported fields, whose methods are not called.
func (p *printer) printPart(v any, static rtype.Type, verb rune, callable bool) {
	p.arg = v
	if v == nil {
		if p.flags&flagSharpV != 0 {
			p.text(rtype.NameOf(static))
			p.text("(nil)")
		} else {
			p.text("<nil>")
		}
		return
	}
	extra := inside
	if callable {
		extra |= askMethods
	}
	if status := p.leaf(v, verb, extra); status != leafDone {
		p.printSlow(v, verb, inside, status, callable)
	}
}

// printSlow goes on where appendLeaf stopped with the given status.
func (p *printer) printSlow(v any, verb rune, extra, status int, callable bool) {
	_, isBytes := v.([]byte)
	ask := status == leafMethods || verb == 'w' && (!isBytes || extra&inside != 0)
	if ask && !p.erroring && p.handleMethods(verb) {
		return
	}
	if status == leafMethods {
		status = p.leaf(v, verb, extra)
	}
	switch status {
	case leafBadVerb:
		p.badVerb(verb)
	case leafParts:
		p.printParts(v, verb, callable)
	}
}

// printParts prints a struct, map, slice, array, or a pointer to one.
func (p *printer) printParts(v any, verb rune, callable bool) {
	t := rtype.Of(v)
	switch rtype.KindOf(t) {
	case rtype.Pointer:
		p.text("&")
		p.printPart(rtype.Deref(v), rtype.Elem(t), verb, callable)
	case rtype.Struct:
		p.printStruct(v, t, verb, callable)
	case rtype.Map:
		p.printMap(v, t, verb, callable)
	default:
		p.printList(v, t, verb, callable)
	}
}

func (p *printer) printStruct(v any, t rtype.Type, verb rune, callable bool) {
	between := " "
	if p.flags&flagSharpV != 0 {
		p.text(rtype.NameOf(t))
		between = ", "
	}
	p.text("{")
	n := rtype.NumField(t)
	for i := 0; i < n; i++ {
		if i > 0 {
			p.text(between)
		}
		name := rtype.FieldName(t, i)
		if p.flags&(flagPlusV|flagSharpV) != 0 {
			p.text(name)
			p.text(":")
		}
		p.printPart(rtype.Field(v, i), rtype.FieldType(t, i), verb, callable && rtype.Exported(name))
	}
	p.text("}")
}

func (p *printer) printMap(v any, t rtype.Type, verb rune, callable bool) {
	open, between, shut := "map[", " ", "]"
	if p.flags&flagSharpV != 0 {
		p.text(rtype.NameOf(t))
		if rtype.IsNil(v) {
			p.text("(nil)")
			return
		}
		open, between, shut = "{", ", ", "}"
	}
	p.text(open)
	keys, elems := rtype.Entries(v)
	for i, key := range keys {
		if i > 0 {
			p.text(between)
		}
		p.printPart(key, rtype.Key(t), verb, callable)
		p.text(":")
		p.printPart(elems[i], rtype.Elem(t), verb, callable)
	}
	p.text(shut)
}

func (p *printer) printList(v any, t rtype.Type, verb rune, callable bool) {
	open, between, shut := "[", " ", "]"
	if p.flags&flagSharpV != 0 {
		p.text(rtype.NameOf(t))
		if rtype.IsNil(v) {
			p.text("(nil)")
			return
		}
		open, between, shut = "{", ", ", "}"
	}
	p.text(open)
	elem := rtype.Elem(t)
	n := rtype.Len(v)
	for i := 0; i < n; i++ {
		if i > 0 {
			p.text(between)
		}
		p.printPart(rtype.Index(v, i), elem, verb, callable)
	}
	p.text(shut)
}

// badVerb says that the verb does not fit p.arg.
func (p *printer) badVerb(verb rune) {
	p.erroring = true
	p.text("%!")
	p.text(string(verb))
	p.text("(")
	if p.arg == nil {
		p.text("<nil>")
	} else {
		p.text(rtype.NameOf(rtype.Of(p.arg)))
		p.text("=")
		p.printArg(p.arg, 'v')
	}
	p.text(")")
	p.erroring = false
}

// handleMethods lets p.arg print itself, if it can for this verb.
func (p *printer) handleMethods(verb rune) (handled bool) {
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapping {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := p.arg.(Formatter); ok {
		handled = true // even if the method panics
		defer p.catch(p.arg, verb, "Format")
		f.Format(p, verb)
		return true
	}
	if p.flags&flagSharpV != 0 {
		if g, ok := p.arg.(GoStringer); ok {
			handled = true
			defer p.catch(p.arg, verb, "GoString")
			p.buf, _ = appendText(p.buf, g.GoString(), 's', p.flags, p.wid, p.prec)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch x := p.arg.(type) {
		case error:
			handled = true
			defer p.catch(p.arg, verb, "Error")
			p.buf, _ = appendText(p.buf, x.Error(), verb, p.flags, p.wid, p.prec)
			return true
		case Stringer:
			handled = true
			defer p.catch(p.arg, verb, "String")
			p.buf, _ = appendText(p.buf, x.String(), verb, p.flags, p.wid, p.prec)
			return true
		}
	}
	return false
}

// catch, deferred, turns a panic of a method of v into text.
func (p *printer) catch(v any, verb rune, method string) {
	failure := recover()
	if failure == nil {
		return
	}
	if rtype.KindOf(rtype.Of(v)) == rtype.Pointer && rtype.IsNil(v) {
		p.text("<nil>")
		return
	}
	if p.panicking {
		panic(failure)
	}
	flags, wid, prec := p.flags, p.wid, p.prec
	p.flags, p.wid, p.prec = 0, -1, -1
	p.text("%!")
	p.text(string(verb))
	p.text("(PANIC=")
	p.text(method)
	p.text(" method: ")
	p.panicking = true
	p.printArg(failure, 'v')
	p.panicking = false
	p.text(")")
	p.flags, p.wid, p.prec = flags, wid, prec
}

// print prints operands as Print does: a space where neither neighbour is a string.
func (p *printer) print(args []any) {
	afterString := false
	for i, arg := range args {
		isString := rtype.KindOf(rtype.Of(arg)) == rtype.String
		if i > 0 && !isString && !afterString {
			p.text(" ")
		}
		p.printArg(arg, 'v')
		afterString = isString
	}
}

// println prints operands as Println does: a space between all, and a newline.
func (p *printer) println(args []any) {
	for i, arg := range args {
		if i > 0 {
			p.text(" ")
		}
		p.printArg(arg, 'v')
	}
	p.text("\n")
}

// result is what was printed; the printer is not used after it.
func (p *printer) result() string { return rtype.Text(p.buf) }

// Fprint writes the operands to w, with spaces between those that are not strings.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	return w.Write(p.buf)
}

// Print writes to standard output as Fprint does.
func Print(a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	return os.Stdout.Write(p.buf)
}

// Sprint returns what Print would print.
func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	return p.result()
}

// Append appends to b what Print would print.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.buf = b
	p.print(a)
	return p.buf
}

// Fprintln writes the operands to w, with spaces between them and a newline.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	return w.Write(p.buf)
}

// Println writes to standard output as Fprintln does.
func Println(a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	return os.Stdout.Write(p.buf)
}

// Sprintln returns what Println would print.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	return p.result()
}

// Appendln appends to b what Println would print.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.buf = b
	p.println(a)
	return p.buf
}
