// SPDX-License-Identifier: MIT

// Package regexp: regular expressions in RE2's syntax, matched in time linear
// in the text by following all possible matches at once.
package regexp

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Regexp is a compiled expression; goroutines may share it.
type Regexp struct {
	expr     string
	code     []inst
	names    []string // of the captures; [0] is ""
	prefix   string   // what every match begins with
	complete bool     // and is all of it
	told     string   // the prefix for LiteralPrefix, which knows of anchors
	allTold  bool
	anchored bool
	longest  bool
}

func compile(expr string, perl bool) (re *Regexp, err error) {
	root, names, err := parse(expr, perl)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r == errLarge {
			re, err = nil, &syntaxError{errLarge, expr}
		} else if r != nil {
			panic(r)
		}
	}()
	c := &compiler{}
	c.compile(root)
	c.emit(inst{op: instMatch})
	re = &Regexp{expr: expr, code: c.code, names: names, longest: !perl, anchored: anchored(root)}
	re.prefix, re.complete = prefix(root)
	re.told, re.allTold = reported(root)
	return re, nil
}

// Compile parses an expression. Of several matches at one place it prefers the
// one that a backtracking search would find first.
func Compile(expr string) (*Regexp, error) { return compile(expr, true) }

// CompilePOSIX is Compile for POSIX egrep's syntax, preferring the longest match.
func CompilePOSIX(expr string) (*Regexp, error) { return compile(expr, false) }

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// MustCompile is Compile that panics if the expression is wrong.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic("regexp: Compile(" + quote(str) + "): " + err.Error())
	}
	return re
}

// MustCompilePOSIX is CompilePOSIX that panics if the expression is wrong.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic("regexp: CompilePOSIX(" + quote(str) + "): " + err.Error())
	}
	return re
}

// Copy returns a Regexp of its own; there is no need for it.
func (re *Regexp) Copy() *Regexp {
	other := *re
	return &other
}

// String is the expression.
func (re *Regexp) String() string { return re.expr }

// Longest makes future searches prefer the leftmost-longest match.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp counts the parenthesised subexpressions.
func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

// SubexpNames are the names of the subexpressions; [0] is "", for the whole.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex is the index of the first subexpression with a name, or -1.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if s == name {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix is the text that every match begins with, and whether that is all of it.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) { return re.told, re.allTold }

// MarshalText is String.
func (re *Regexp) MarshalText() ([]byte, error) { return []byte(re.expr), nil }

// UnmarshalText compiles text into re.
func (re *Regexp) UnmarshalText(text []byte) error {
	fresh, err := Compile(string(text))
	if err == nil {
		*re = *fresh
	}
	return err
}

const special = `\.+*?()|[]{}^$`

// QuoteMeta escapes s so that it matches itself.
func QuoteMeta(s string) string {
	if !strings.ContainsAny(s, special) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(special, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// ---- whether ---------------------------------------------------------------

// MatchString reports whether s holds a match.
func (re *Regexp) MatchString(s string) bool { return re.find(s, 0, 0) != nil }

// Match reports whether b holds a match.
func (re *Regexp) Match(b []byte) bool { return re.MatchString(string(b)) }

// MatchReader reports whether what r gives holds a match. It may read beyond it.
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.MatchString(readAll(r)) }

func readAll(r io.RuneReader) string {
	var b strings.Builder
	for {
		c, size, err := r.ReadRune()
		switch {
		case err != nil:
			return b.String()
		case c == utf8.RuneError && size == 1:
			b.WriteByte(0xFF) // so that places stay the same
		default:
			b.WriteRune(c)
		}
	}
}

// MatchString compiles an expression and reports whether s holds a match.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// Match compiles an expression and reports whether b holds a match.
func Match(pattern string, b []byte) (matched bool, err error) {
	return MatchString(pattern, string(b))
}

// MatchReader compiles an expression and reports whether what r gives holds a match.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// ---- where -----------------------------------------------------------------

func (re *Regexp) nBounds() int { return 2 * len(re.names) }

// each calls deliver with the bounds of at most n successive matches (all if
// n < 0). An empty match right behind another match does not count.
func (re *Regexp) each(s string, n, nCaps int, deliver func([]int)) {
	previousEnd := -1
	for at := 0; n != 0 && at <= len(s); {
		m := re.find(s, at, nCaps)
		if m == nil {
			return
		}
		isEmpty := m[1] == at
		accepted := !isEmpty || m[0] != previousEnd
		if isEmpty {
			_, width := utf8.DecodeRuneInString(s[at:])
			if width == 0 {
				width = 1
			}
			at += width
		} else {
			at = m[1]
		}
		previousEnd = m[1]
		if accepted {
			deliver(m)
			n--
		}
	}
}

func part(s string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return s[m[2*i]:m[2*i+1]]
}

func partBytes(b []byte, m []int, i int) []byte {
	if m[2*i] < 0 {
		return nil
	}
	return b[m[2*i]:m[2*i+1]:m[2*i+1]]
}

func parts(s string, m []int) []string {
	list := make([]string, len(m)/2)
	for i := range list {
		list[i] = part(s, m, i)
	}
	return list
}

func partsBytes(b []byte, m []int) [][]byte {
	list := make([][]byte, len(m)/2)
	for i := range list {
		list[i] = partBytes(b, m, i)
	}
	return list
}

// FindStringIndex is where the first match in s lies, or nil.
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.find(s, 0, 2) }

// FindIndex is where the first match in b lies, or nil.
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.find(string(b), 0, 2) }

// FindReaderIndex is where the first match lies in what r gives, or nil.
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) { return re.find(readAll(r), 0, 2) }

// FindString is the first match in s, or "".
func (re *Regexp) FindString(s string) string {
	if m := re.find(s, 0, 2); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

// Find is the first match in b, or nil.
func (re *Regexp) Find(b []byte) []byte {
	if m := re.FindIndex(b); m != nil {
		return partBytes(b, m, 0)
	}
	return nil
}

// FindStringSubmatchIndex is where the first match and its subexpressions lie, or nil.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.find(s, 0, re.nBounds()) }

// FindSubmatchIndex is where the first match and its subexpressions lie, or nil.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.FindStringSubmatchIndex(string(b)) }

// FindReaderSubmatchIndex is where the first match and its subexpressions lie, or nil.
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	return re.FindStringSubmatchIndex(readAll(r))
}

// FindStringSubmatch is the first match and its subexpressions, or nil.
func (re *Regexp) FindStringSubmatch(s string) []string {
	if m := re.FindStringSubmatchIndex(s); m != nil {
		return parts(s, m)
	}
	return nil
}

// FindSubmatch is the first match and its subexpressions, or nil.
func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	if m := re.FindSubmatchIndex(b); m != nil {
		return partsBytes(b, m)
	}
	return nil
}

// FindAllStringIndex is where the first n matches lie, all if n < 0.
func (re *Regexp) FindAllStringIndex(s string, n int) (all [][]int) {
	re.each(s, n, 2, func(m []int) { all = append(all, m) })
	return all
}

// FindAllIndex is where the first n matches lie, all if n < 0.
func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(string(b), n) }

// FindAllString is the first n matches, all if n < 0.
func (re *Regexp) FindAllString(s string, n int) (all []string) {
	re.each(s, n, 2, func(m []int) { all = append(all, s[m[0]:m[1]]) })
	return all
}

// FindAll is the first n matches, all if n < 0.
func (re *Regexp) FindAll(b []byte, n int) (all [][]byte) {
	re.each(string(b), n, 2, func(m []int) { all = append(all, partBytes(b, m, 0)) })
	return all
}

// FindAllStringSubmatchIndex is FindStringSubmatchIndex of the first n matches, all if n < 0.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) (all [][]int) {
	re.each(s, n, re.nBounds(), func(m []int) { all = append(all, m) })
	return all
}

// FindAllSubmatchIndex is FindSubmatchIndex of the first n matches, all if n < 0.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(string(b), n)
}

// FindAllStringSubmatch is FindStringSubmatch of the first n matches, all if n < 0.
func (re *Regexp) FindAllStringSubmatch(s string, n int) (all [][]string) {
	re.each(s, n, re.nBounds(), func(m []int) { all = append(all, parts(s, m)) })
	return all
}

// FindAllSubmatch is FindSubmatch of the first n matches, all if n < 0.
func (re *Regexp) FindAllSubmatch(b []byte, n int) (all [][][]byte) {
	re.each(string(b), n, re.nBounds(), func(m []int) { all = append(all, partsBytes(b, m)) })
	return all
}

// Split cuts s at matches into at most n pieces, all if n < 0.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	var pieces []string
	start, end := 0, 0
	for _, m := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(pieces) == n-1 {
			break
		}
		end = m[0]
		if m[1] != 0 {
			pieces = append(pieces, s[start:end])
		}
		start = m[1]
	}
	if end != len(s) {
		pieces = append(pieces, s[start:])
	}
	return pieces
}
