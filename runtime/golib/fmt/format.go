// SPDX-License-Identifier: MIT

package fmt

import (
	"errors"
	"internal/rtype"
	"io"
	"os"
	"unicode/utf8"
)

const huge = 1000000 // no width, precision or index may be greater

// number reads decimal digits of s from i on; ok is false if there is none or it is huge.
func number(s string, i int) (n int, ok bool, next int) {
	for next = i; next < len(s) && '0' <= s[next] && s[next] <= '9'; next++ {
		n = n*10 + int(s[next]-'0')
		if n > huge {
			return 0, false, len(s)
		}
	}
	return n, next > i, next
}

// argIndex reads a "[3]" at format[i], if there is one, and gives the index of
// the argument to use next.
func (p *printer) argIndex(format string, i, arg, nArgs int) (newArg, next int, found bool) {
	if i >= len(format) || format[i] != '[' {
		return arg, i, false
	}
	p.reordered = true
	if len(format)-i < len("[1]") {
		p.goodIndex = false
		return arg, i + 1, false
	}
	for j := i + 1; j < len(format); j++ {
		if format[j] != ']' {
			continue
		}
		n, ok, end := number(format, i+1)
		if !ok || end != j {
			p.goodIndex = false
			return arg, j + 1, false
		}
		if n < 1 || n > nArgs {
			p.goodIndex = false
			return arg, j + 1, true
		}
		return n - 1, j + 1, true
	}
	p.goodIndex = false
	return arg, i + 1, false
}

// star takes a width or precision from an argument.
func star(args []any, arg int) (n int, ok bool, next int) {
	if arg >= len(args) {
		return 0, false, arg
	}
	next = arg + 1
	switch x := args[arg].(type) {
	case int:
		n, ok = x, true
	default:
		n, ok = rtype.AsInt(x)
	}
	if n > huge || n < -huge {
		return 0, false, next
	}
	return n, ok, next
}

// printf prints the arguments as the format says.
func (p *printer) printf(format string, args []any) {
	arg := 0
	p.reordered = false
	for i := 0; ; {
		end := plainEnd(format, i)
		p.buf = append(p.buf, format[i:end]...)
		if end >= len(format) {
			break
		}
		arg, i = p.directive(format, end+1, args, arg)
	}
	if !p.reordered && arg < len(args) {
		p.flags, p.wid, p.prec = 0, -1, -1
		p.text("%!(EXTRA ")
		for i, extra := range args[arg:] {
			if i > 0 {
				p.text(", ")
			}
			if extra == nil {
				p.text("<nil>")
			} else {
				p.text(rtype.NameOf(rtype.Of(extra)))
				p.text("=")
				p.printArg(extra, 'v')
			}
		}
		p.text(")")
	}
}

// directive carries out what follows a '%' at format[i:]; it returns the next argument and index.
func (p *printer) directive(format string, i int, args []any, arg int) (nextArg, next int) {
	p.flags, p.wid, p.prec = 0, -1, -1
	p.goodIndex = true
	for ; i < len(format); i++ {
		switch c := format[i]; c {
		case '#':
			p.flags |= flagSharp
		case '0':
			p.flags |= flagZero
		case '+':
			p.flags |= flagPlus
		case '-':
			p.flags |= flagMinus
		case ' ':
			p.flags |= flagSpace
		default:
			// Most verbs are a lower case letter without width or precision.
			if 'a' <= c && c <= 'z' && arg < len(args) {
				p.verb(rune(c), args, arg)
				return arg + 1, i + 1
			}
			return p.numbers(format, i, args, arg)
		}
	}
	p.text("%!(NOVERB)")
	return arg, i
}

// numbers reads indices, width and precision, then carries out the verb.
func (p *printer) numbers(format string, i int, args []any, arg int) (nextArg, next int) {
	var indexed, ok bool
	arg, i, indexed = p.argIndex(format, i, arg, len(args))
	if i < len(format) && format[i] == '*' {
		i++
		p.wid, ok, arg = star(args, arg)
		if !ok {
			p.wid = -1
			p.text("%!(BADWIDTH)")
		} else if p.wid < 0 {
			p.wid = -p.wid
			p.flags = p.flags&^flagZero | flagMinus
		}
		indexed = false
	} else {
		p.wid, ok, i = number(format, i)
		if !ok {
			p.wid = -1
		} else if indexed { // "%[3]2d"
			p.goodIndex = false
		}
	}
	if i+1 < len(format) && format[i] == '.' { // at the very end it is the verb
		i++
		if indexed { // "%[3].2d"
			p.goodIndex = false
		}
		arg, i, indexed = p.argIndex(format, i, arg, len(args))
		if i < len(format) && format[i] == '*' {
			i++
			p.prec, ok, arg = star(args, arg)
			if !ok || p.prec < 0 {
				p.prec = -1
				p.text("%!(BADPREC)")
			}
			indexed = false
		} else {
			p.prec, _, i = number(format, i)
		}
	}
	if !indexed {
		arg, i, _ = p.argIndex(format, i, arg, len(args))
	}
	if i >= len(format) {
		p.text("%!(NOVERB)")
		return arg, i
	}
	verb, size := rune(format[i]), 1
	if verb >= utf8.RuneSelf {
		verb, size = utf8.DecodeRuneInString(format[i:])
	}
	i += size
	switch {
	case verb == '%':
		p.text("%")
	case !p.goodIndex:
		p.complain(verb, "(BADINDEX)")
	case arg >= len(args):
		p.complain(verb, "(MISSING)")
	default:
		p.verb(verb, args, arg)
		arg++
	}
	return arg, i
}

func (p *printer) complain(verb rune, what string) {
	p.text("%!")
	p.text(string(verb))
	p.text(what)
}

// verb prints one argument by a verb, its flags read.
func (p *printer) verb(verb rune, args []any, arg int) {
	if verb == 'v' || verb == 'w' {
		if verb == 'w' {
			p.wrapped = append(p.wrapped, arg)
		}
		if p.flags&flagSharp != 0 {
			p.flags = p.flags&^flagSharp | flagSharpV
		}
		if p.flags&flagPlus != 0 {
			p.flags = p.flags&^flagPlus | flagPlusV
		}
	}
	p.printArg(args[arg], verb)
}

// Fprintf writes to w by a format.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	return w.Write(p.buf)
}

// Printf writes to standard output by a format.
func Printf(format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	return os.Stdout.Write(p.buf)
}

// Sprintf returns what Printf would print.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	return p.result()
}

// Appendf appends to b what Printf would print.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.buf = b
	p.printf(format, a)
	return p.buf
}

// FormatString rebuilds the directive that called a Formatter.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if wid, ok := state.Width(); ok {
		b = Append(b, wid)
	}
	if prec, ok := state.Precision(); ok {
		b = append(b, '.')
		b = Append(b, prec)
	}
	return string(b) + string(verb)
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf makes an error by a format; it wraps the operands of %w.
func Errorf(format string, a ...any) error {
	p := newPrinter()
	p.wrapping = true
	p.printf(format, a)
	text := p.result()
	switch len(p.wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		e := &wrapError{msg: text}
		e.err, _ = a[p.wrapped[0]].(error)
		return e
	}
	e := &wrapErrors{msg: text}
	for i, arg := range a {
		for _, w := range p.wrapped {
			if w == i {
				if err, ok := arg.(error); ok {
					e.errs = append(e.errs, err)
				}
				break
			}
		}
	}
	return e
}
