// SPDX-License-Identifier: MIT

package fmt

import (
	"errors"
	"io"
	"os"
	"unicode/utf8"
)

// skipBlanks reads spaces that are not newlines, and counts them.
func (s *scanning) skipBlanks() (n int) {
	for {
		r := s.next()
		if r < 0 {
			return n
		}
		if r == '\n' || !isScanSpace(r) {
			s.UnreadRune()
			return n
		}
		n++
	}
}

// match reads what the format demands before its next verb: text as it is, and
// spaces. It returns how much of the format that was; ok is false if the input
// has something else.
func (s *scanning) match(format string) (i int, ok bool) {
	for i < len(format) {
		c, size := utf8.DecodeRuneInString(format[i:])
		if isScanSpace(c) {
			var matched bool
			i, matched = s.matchSpaces(format, i)
			if !matched {
				return i, false
			}
			continue
		}
		if c == '%' {
			if i+1 == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			next, _ := utf8.DecodeRuneInString(format[i+1:])
			if next != '%' {
				return i, true
			}
			i++ // a percent sign is text, after spaces
			s.SkipSpace()
		}
		r := s.next()
		if r != c {
			s.back(r)
			return i, r < 0
		}
		i += size
	}
	return i, true
}

// matchSpaces reads what a run of spaces in the format, with its newlines, stands for.
func (s *scanning) matchSpaces(format string, i int) (end int, ok bool) {
	newlines, before, after := 0, false, false
	for i < len(format) {
		c, size := utf8.DecodeRuneInString(format[i:])
		if !isScanSpace(c) {
			break
		}
		if c == '\n' {
			newlines++
			after = false
		} else if newlines == 0 {
			before = true
		} else {
			after = true
		}
		i += size
	}
	for j := 0; j < newlines; j++ {
		s.skipBlanks()
		switch r := s.next(); {
		case r == '\n', r < 0:
		default:
			s.UnreadRune()
			s.fail("newline in format does not match input")
		}
	}
	if newlines > 0 {
		if after {
			s.skipBlanks()
		}
		return i, true
	}
	if before && s.skipBlanks() == 0 {
		// There must be a space, unless the input is over.
		r := s.next()
		if r == '\n' {
			s.UnreadRune()
			s.fail("newline in input does not match format")
		}
		if r >= 0 {
			s.UnreadRune()
			s.fail("expected space in input to match format")
		}
	}
	return i, true
}

// scanf reads operands as the format says.
func (s *scanning) scanf(format string, args []any) (n int, err error) {
	defer s.catch(&err)
	for i := 0; i < len(format); {
		s.left = noWidth
		size, ok := s.match(format[i:])
		i += size
		if i >= len(format) {
			break
		}
		if !ok {
			s.fail("input does not match format")
		}
		if format[i] != '%' {
			// The input is over.
			if n < len(args) {
				panic(scanError{io.ErrUnexpectedEOF})
			}
			break
		}
		i++
		width, hasWidth, next := number(format, i)
		i = next
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		s.width = noWidth
		if hasWidth {
			s.width, s.left = width, width
		}
		if n >= len(args) {
			s.fail("too few operands for format '%" + format[i-size:] + "'")
		}
		s.one(verb, args[n])
		n++
	}
	if n < len(args) {
		return n, errors.New("too many operands")
	}
	return n, nil
}

// Fscan reads operands from r; newlines are spaces.
func Fscan(r io.Reader, a ...any) (n int, err error) { return newScanning(r, true, false).scan(a) }

// Fscanln reads operands from r up to the end of a line.
func Fscanln(r io.Reader, a ...any) (n int, err error) { return newScanning(r, false, true).scan(a) }

// Fscanf reads operands from r by a format.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScanning(r, false, false).scanf(format, a)
}

// Scan reads operands from standard input; newlines are spaces.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln reads operands from standard input up to the end of a line.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads operands from standard input by a format.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

func newTextScanning(text string, space, line bool) *scanning {
	return &scanning{in: &textReader{s: text}, space: space, line: line, left: noWidth, width: noWidth}
}

// Sscan reads operands from a string; newlines are spaces.
func Sscan(str string, a ...any) (n int, err error) {
	return newTextScanning(str, true, false).scan(a)
}

// Sscanln reads operands from a string up to the end of a line.
func Sscanln(str string, a ...any) (n int, err error) {
	return newTextScanning(str, false, true).scan(a)
}

// Sscanf reads operands from a string by a format.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return newTextScanning(str, false, false).scanf(format, a)
}
