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
// spaces. It returns how much of the format that was, or -1 if the input has
// something else.
func (s *scanning) match(format string) (i int) {
	for i < len(format) {
		c, size := utf8.DecodeRuneInString(format[i:])
		if isScanSpace(c) {
			i = s.matchSpaces(format, i)
			continue
		}
		if c == '%' {
			if i+1 == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			if next, _ := utf8.DecodeRuneInString(format[i+1:]); next != '%' {
				return i
			}
			i++ // a percent sign is text
		}
		if s.must() != c {
			s.UnreadRune()
			return -1
		}
		i += size
	}
	return i
}

// matchSpaces reads what a run of spaces in the format, with its newlines, stands for.
func (s *scanning) matchSpaces(format string, i int) (end int) {
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
		if r := s.next(); r != '\n' && r >= 0 {
			s.fail("newline in format does not match input")
		}
	}
	if newlines > 0 {
		if after {
			s.skipBlanks()
		}
		return i
	}
	if before && s.skipBlanks() == 0 {
		// There must be a space, unless the input is over.
		r := s.next()
		if r == '\n' {
			s.fail("newline in input does not match format")
		}
		if r >= 0 {
			s.fail("expected space in input to match format")
		}
	}
	return i
}

// percent reads the sign that "%5%" stands for.
func (s *scanning) percent() {
	s.SkipSpace()
	s.needMore()
	if !s.accept("%") {
		s.fail("missing literal %")
	}
}

// scanf reads operands as the format says.
func (s *scanning) scanf(format string, args []any) (n int, err error) {
	defer s.catch(&err)
	for i := 0; i < len(format); {
		s.left = noWidth
		if size := s.match(format[i:]); size > 0 {
			i += size
			continue
		}
		if format[i] != '%' {
			s.fail("input does not match format")
		}
		i++
		width, hasWidth, next := number(format, i)
		i = next
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.percent()
			continue
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
