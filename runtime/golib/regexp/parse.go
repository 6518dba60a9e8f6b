// SPDX-License-Identifier: MIT

package regexp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a node of a parsed expression is.
const (
	opEmpty = iota
	opLiteral
	opClass
	opAny      // any character
	opAnyNotNL // any but a line's end
	opAssert
	opCapture
	opRepeat
	opConcat
	opAlternate
)

// Assertions, as bits of what holds at a place.
const (
	assertBeginLine = 1 << iota
	assertEndLine
	assertBeginText
	assertEndText
	assertWord
	assertNoWord
)

type node struct {
	op       int
	r        rune
	folding  bool // literal: either case
	set      *class
	assert   int
	index    int    // of the capture
	name     string // of the capture
	min, max int    // repeat: max -1 is no limit
	lazy     bool
	subs     []*node
}

const (
	flagFold = 1 << iota
	flagDotNL
	flagMultiLine
	flagSwapLazy
)

const (
	maxRepeat = 1000
	maxDepth  = 1000
	maxSize   = 128 << 20 / 40 // instructions, as the real one counts
)

// A syntaxError says what is wrong with an expression, and where.
type syntaxError struct {
	code, expr string
}

func (e *syntaxError) Error() string {
	return "error parsing regexp: " + e.code + ": `" + e.expr + "`"
}

const (
	errCharClass    = "invalid character class"
	errCharRange    = "invalid character class range"
	errEscape       = "invalid escape sequence"
	errNamedCapture = "invalid named capture"
	errPerlOp       = "invalid or unsupported Perl syntax"
	errRepeatOp     = "invalid nested repetition operator"
	errRepeatSize   = "invalid repeat count"
	errUTF8         = "invalid UTF-8"
	errBracket      = "missing closing ]"
	errParen        = "missing closing )"
	errNoRepeatArg  = "missing argument to repetition operator"
	errBackslash    = "trailing backslash at end of expression"
	errUnexpected   = "unexpected )"
	errDepth        = "expression nests too deeply"
	errLarge        = "expression too large"
)

// A parser reads an expression from left to right; rest is what is left.
// Errors are raised as panics with a *syntaxError.
type parser struct {
	whole, rest string
	flags       int
	perl        bool
	names       []string // of the captures; [0] is the whole match
	depth       int
}

func fail(code, expr string) { panic(&syntaxError{code, expr}) }

func parse(expr string, perl bool) (root *node, names []string, err error) {
	p := &parser{whole: expr, rest: expr, perl: perl, names: []string{""}}
	if !perl {
		p.flags = flagMultiLine
	}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*syntaxError)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	root = p.alternation()
	if p.rest != "" {
		fail(errUnexpected, p.whole)
	}
	return root, p.names, nil
}

// decode is the first character of s and its width, 0 at the end.
func decode(s string) (r rune, width int) {
	r, width = utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && width == 1 {
		fail(errUTF8, s)
	}
	return r, width
}

func checkUTF8(s string) {
	if !utf8.ValidString(s) {
		fail(errUTF8, s)
	}
}

// alternation = concatenation { "|" concatenation } .
func (p *parser) alternation() *node {
	if p.depth++; p.depth > maxDepth {
		fail(errDepth, p.whole)
	}
	subs := []*node{p.concatenation()}
	for strings.HasPrefix(p.rest, "|") {
		p.rest = p.rest[1:]
		subs = append(subs, p.concatenation())
	}
	p.depth--
	if len(subs) == 1 {
		return subs[0]
	}
	return &node{op: opAlternate, subs: subs}
}

// concatenation = { atom [ repetition ] } .
func (p *parser) concatenation() *node {
	var subs []*node
	repeated := "" // the rest of the expression where a repetition began, just before
	for p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')' {
		before := p.rest
		if min, max, ok := p.repetition(); ok {
			lazy := p.flags&flagSwapLazy != 0
			if p.perl && strings.HasPrefix(p.rest, "?") {
				p.rest = p.rest[1:]
				lazy = !lazy
			}
			if p.perl && repeated != "" {
				fail(errRepeatOp, repeated[:len(repeated)-len(p.rest)])
			}
			text := before[:len(before)-len(p.rest)]
			if len(subs) == 0 {
				fail(errNoRepeatArg, text)
			}
			last := subs[len(subs)-1]
			n := &node{op: opRepeat, min: min, max: max, lazy: lazy, subs: []*node{last}}
			if product(n) > maxRepeat {
				fail(errRepeatSize, text)
			}
			subs[len(subs)-1] = n
			repeated = before
			continue
		}
		repeated = ""
		if n := p.atom(); n != nil {
			subs = append(subs, n)
		}
	}
	switch len(subs) {
	case 0:
		return &node{op: opEmpty}
	case 1:
		return subs[0]
	}
	return &node{op: opConcat, subs: subs}
}

// product is how often counted repetitions within each other repeat in all.
func product(n *node) int {
	most := 1
	for _, sub := range n.subs {
		if m := product(sub); m > most {
			most = m
		}
	}
	if n.op == opRepeat {
		count := n.max
		if count < 0 {
			count = n.min
		}
		if count > 1 {
			most *= count
		}
	}
	return most
}

// repetition reads "*", "+", "?" or "{n}", "{n,}", "{n,m}"; any other brace is a literal.
func (p *parser) repetition() (min, max int, ok bool) {
	switch p.rest[0] {
	case '*':
		min, max = 0, -1
	case '+':
		min, max = 1, -1
	case '?':
		min, max = 0, 1
	case '{':
		return p.counts()
	default:
		return 0, 0, false
	}
	p.rest = p.rest[1:]
	return min, max, true
}

func (p *parser) counts() (min, max int, ok bool) {
	s := p.rest[1:]
	min, s, ok = number(s)
	if !ok || s == "" {
		return 0, 0, false
	}
	max = min
	if s[0] == ',' {
		if s = s[1:]; s == "" {
			return 0, 0, false
		}
		if s[0] == '}' {
			max = -1
		} else if max, s, ok = number(s); !ok {
			return 0, 0, false
		} else if max < 0 {
			min = -1
		}
	}
	if s == "" || s[0] != '}' {
		return 0, 0, false
	}
	s = s[1:]
	if min < 0 || min > maxRepeat || max > maxRepeat || max >= 0 && min > max {
		fail(errRepeatSize, p.rest[:len(p.rest)-len(s)])
	}
	p.rest = s
	return min, max, true
}

// number reads decimal digits without a leading zero; -1 is one that is too large.
func number(s string) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		if n < 1e8 {
			n = n*10 + int(s[i]-'0')
		}
		i++
	}
	if i == 0 || i > 1 && s[0] == '0' {
		return 0, s, false
	}
	if n >= 1e8 {
		n = -1
	}
	return n, s[i:], true
}

func (p *parser) literal(r rune) *node {
	folds := p.flags&flagFold != 0 && unicode.SimpleFold(r) != r
	return &node{op: opLiteral, r: r, folding: folds}
}

func (p *parser) assertion(single, multi int) *node {
	if p.flags&flagMultiLine != 0 {
		return &node{op: opAssert, assert: multi}
	}
	return &node{op: opAssert, assert: single}
}

// atom reads one thing that can be repeated; nil if it only set flags.
func (p *parser) atom() *node {
	switch p.rest[0] {
	case '(':
		return p.group()
	case '[':
		return p.bracket()
	case '\\':
		return p.escape()
	}
	r, width := decode(p.rest)
	p.rest = p.rest[width:]
	switch r {
	case '.':
		if p.flags&flagDotNL != 0 {
			return &node{op: opAny}
		}
		return &node{op: opAnyNotNL}
	case '^':
		return p.assertion(assertBeginText, assertBeginLine)
	case '$':
		return p.assertion(assertEndText, assertEndLine)
	}
	return p.literal(r)
}

// ---- groups ------------------------------------------------------------------

func (p *parser) group() *node {
	saved := p.flags
	n := &node{op: opCapture, subs: make([]*node, 1)}
	switch {
	case p.perl && strings.HasPrefix(p.rest, "(?"):
		if name, ok := p.captureName(); ok {
			n.name = name
		} else if p.groupFlags() {
			n = nil
		} else {
			return nil // the flags hold to the end of the group around
		}
	default:
		p.rest = p.rest[1:]
	}
	if n != nil {
		n.index = len(p.names)
		p.names = append(p.names, n.name)
	}
	sub := p.alternation()
	if !strings.HasPrefix(p.rest, ")") {
		fail(errParen, p.whole)
	}
	p.rest = p.rest[1:]
	p.flags = saved
	if n == nil {
		// A group of its own, so that what follows repeats all of it.
		return &node{op: opConcat, subs: []*node{sub}}
	}
	n.subs[0] = sub
	return n
}

// captureName reads "(?P<name>" or "(?<name>".
func (p *parser) captureName() (name string, ok bool) {
	start := 0
	switch {
	case len(p.rest) > 4 && strings.HasPrefix(p.rest, "(?P<"):
		start = 4
	case len(p.rest) > 3 && strings.HasPrefix(p.rest, "(?<"):
		start = 3
	default:
		return "", false
	}
	end := strings.IndexByte(p.rest, '>')
	if end < 0 {
		checkUTF8(p.rest)
		fail(errNamedCapture, p.rest)
	}
	name = p.rest[start:end]
	checkUTF8(name)
	if !isName(name) {
		fail(errNamedCapture, p.rest[:end+1])
	}
	p.rest = p.rest[end+1:]
	return name, true
}

func isName(s string) bool {
	for _, c := range s {
		if c != '_' && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return false
		}
	}
	return s != ""
}

// groupFlags reads "(?i-s:" and reports true, or "(?i)" and reports false.
func (p *parser) groupFlags() bool {
	letters := map[byte]int{'i': flagFold, 'm': flagMultiLine, 's': flagDotNL, 'U': flagSwapLazy}
	flags, minus, seen := p.flags, false, false
	for i := 2; i < len(p.rest); i++ {
		switch c := p.rest[i]; {
		case letters[c] != 0 && minus:
			flags &^= letters[c]
			seen = true
		case letters[c] != 0:
			flags |= letters[c]
			seen = true
		case c == '-' && !minus:
			minus, seen = true, false
		case (c == ':' || c == ')') && (seen || !minus):
			p.flags = flags
			p.rest = p.rest[i+1:]
			return c == ':'
		default:
			_, width := decode(p.rest[i:])
			fail(errPerlOp, p.rest[:i+width])
		}
	}
	fail(errPerlOp, p.rest)
	return false
}

// ---- escapes -----------------------------------------------------------------

// escape reads what a backslash outside brackets begins.
func (p *parser) escape() *node {
	if p.perl && len(p.rest) >= 2 {
		single := map[byte]int{'A': assertBeginText, 'z': assertEndText, 'b': assertWord,
			'B': assertNoWord}[p.rest[1]]
		switch {
		case single != 0:
			p.rest = p.rest[2:]
			return &node{op: opAssert, assert: single}
		case p.rest[1] == 'C':
			fail(errEscape, "\\C")
		case p.rest[1] == 'Q':
			return p.quoted()
		}
	}
	set := &class{folding: p.flags&flagFold != 0}
	if p.classEscape(set) {
		return &node{op: opClass, set: set}
	}
	return p.literal(p.escapedRune())
}

// quoted reads \Q…\E.
func (p *parser) quoted() *node {
	text, rest, _ := strings.Cut(p.rest[2:], "\\E")
	p.rest = rest
	var subs []*node
	for _, r := range text {
		subs = append(subs, p.literal(r))
	}
	switch len(subs) {
	case 0:
		return nil
	case 1:
		return subs[0]
	}
	// Only the last character is repeated by what follows.
	if rest != "" && strings.IndexByte("*+?{", rest[0]) >= 0 {
		last := subs[len(subs)-1]
		save := p.rest
		if min, max, ok := p.repetition(); ok {
			lazy := p.flags&flagSwapLazy != 0
			if strings.HasPrefix(p.rest, "?") {
				p.rest = p.rest[1:]
				lazy = !lazy
			}
			subs[len(subs)-1] = &node{op: opRepeat, min: min, max: max, lazy: lazy, subs: []*node{last}}
		} else {
			p.rest = save
		}
	}
	return &node{op: opConcat, subs: subs}
}

// classEscape reads \d, \pL and the like into set.
func (p *parser) classEscape(set *class) bool {
	if len(p.rest) < 2 {
		return false
	}
	c := p.rest[1]
	if p.perl && (c == 'p' || c == 'P') {
		p.property(set)
		return true
	}
	ranges, ok := perlClasses[c|0x20]
	if !ok || !p.perl || c < 'A' {
		return false
	}
	p.rest = p.rest[2:]
	set.nested = append(set.nested, &class{ranges: ranges, negated: c < 'a', folding: set.folding})
	return true
}

// property reads \pL, \p{Greek}, \P{^L}.
func (p *parser) property(set *class) {
	negated := p.rest[1] == 'P'
	r, width := decode(p.rest[2:])
	text, name := p.rest[:2+width], string(r)
	switch {
	case width == 0:
		fail(errCharRange, p.rest)
	case r == '{':
		end := strings.IndexByte(p.rest, '}')
		if end < 0 {
			fail(errCharRange, p.rest)
		}
		text, name = p.rest[:end+1], p.rest[3:end]
	}
	if strings.HasPrefix(name, "^") {
		negated = !negated
		name = name[1:]
	}
	if name == "Any" {
		set.nested = append(set.nested, &class{ranges: []rune{0, unicode.MaxRune}, negated: negated})
	} else if t := unicode.Categories[name]; t != nil {
		set.nested = append(set.nested, &class{table: t, negated: negated, folding: set.folding})
	} else if t := unicode.Scripts[name]; t != nil {
		set.nested = append(set.nested, &class{table: t, negated: negated, folding: set.folding})
	} else {
		fail(errCharRange, text)
	}
	p.rest = p.rest[len(text):]
}

// escapedRune reads an escape that stands for one character.
func (p *parser) escapedRune() rune {
	whole := p.rest
	if len(whole) == 1 {
		fail(errBackslash, "")
	}
	c, width := decode(whole[1:])
	p.rest = whole[1+width:]
	switch c {
	case '1', '2', '3', '4', '5', '6', '7', '0':
		// A single digit but 0 would be a reference back, which there is not.
		if c != '0' && (p.rest == "" || p.rest[0] < '0' || p.rest[0] > '7') {
			break
		}
		r := c - '0'
		for i := 1; i < 3 && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7'; i++ {
			r = r*8 + rune(p.rest[0]-'0')
			p.rest = p.rest[1:]
		}
		return r
	case 'x':
		if r, ok := p.hex(); ok {
			return r
		}
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	default:
		if c < utf8.RuneSelf && (c == '_' || !isName(string(c))) {
			return c
		}
	}
	fail(errEscape, whole[:len(whole)-len(p.rest)])
	return 0
}

func hexDigit(r rune) rune {
	switch {
	case '0' <= r && r <= '9':
		return r - '0'
	case 'a' <= r && r <= 'f':
		return r - 'a' + 10
	case 'A' <= r && r <= 'F':
		return r - 'A' + 10
	}
	return -1
}

func (p *parser) next() (r rune, ok bool) {
	if p.rest == "" {
		return 0, false
	}
	r, width := decode(p.rest)
	p.rest = p.rest[width:]
	return r, true
}

// hex reads the digits behind \x: two, or any number in braces.
func (p *parser) hex() (r rune, ok bool) {
	c, ok := p.next()
	if !ok {
		return 0, false
	}
	if c != '{' {
		high := hexDigit(c)
		c, ok = p.next()
		low := hexDigit(c)
		return high<<4 | low, ok && high >= 0 && low >= 0
	}
	for n := 0; ; n++ {
		c, ok = p.next()
		if !ok {
			return 0, false
		}
		if c == '}' {
			return r, n > 0
		}
		if hexDigit(c) < 0 {
			return 0, false
		}
		if r = r<<4 | hexDigit(c); r > unicode.MaxRune {
			return 0, false
		}
	}
}

// ---- brackets ----------------------------------------------------------------

// bracket reads [a-z], [^[:alpha:]\d] and the like.
func (p *parser) bracket() *node {
	whole := p.rest
	set := &class{folding: p.flags&flagFold != 0}
	p.rest = p.rest[1:]
	if strings.HasPrefix(p.rest, "^") {
		p.rest = p.rest[1:]
		set.negated = true
		if !p.perl {
			set.add('\n', '\n')
		}
	}
	for first := true; first || p.rest == "" || p.rest[0] != ']'; first = false {
		// POSIX: a hyphen stands for itself at either end only.
		if !p.perl && !first && strings.HasPrefix(p.rest, "-") &&
			(len(p.rest) == 1 || p.rest[1] != ']') {
			_, width := decode(p.rest[1:])
			fail(errCharRange, p.rest[:1+width])
		}
		switch {
		case p.rest == "":
			fail(errBracket, whole)
		case strings.HasPrefix(p.rest, "[:") && p.namedClass(set):
			continue
		case p.rest[0] == '\\' && p.classEscape(set):
			continue
		}
		before := p.rest
		lo := p.classRune(whole)
		hi := lo
		if len(p.rest) >= 2 && p.rest[0] == '-' && p.rest[1] != ']' {
			p.rest = p.rest[1:]
			if hi = p.classRune(whole); hi < lo {
				fail(errCharRange, before[:len(before)-len(p.rest)])
			}
		}
		set.add(lo, hi)
	}
	p.rest = p.rest[1:]
	if len(set.ranges) == 2 && set.ranges[0] == set.ranges[1] && len(set.nested) == 0 && !set.negated {
		return p.literal(set.ranges[0])
	}
	return &node{op: opClass, set: set}
}

func (p *parser) classRune(whole string) rune {
	if p.rest == "" {
		fail(errBracket, whole)
	}
	if p.rest[0] == '\\' {
		return p.escapedRune()
	}
	r, width := decode(p.rest)
	p.rest = p.rest[width:]
	return r
}

// namedClass reads [:alpha:] or [:^alpha:].
func (p *parser) namedClass(set *class) bool {
	end := strings.Index(p.rest[2:], ":]")
	if end < 0 {
		return false
	}
	text, name := p.rest[:2+end+2], p.rest[2:2+end]
	negated := strings.HasPrefix(name, "^")
	ranges, ok := posixClasses[strings.TrimPrefix(name, "^")]
	if !ok {
		fail(errCharRange, text)
	}
	set.nested = append(set.nested, &class{ranges: ranges, negated: negated, folding: set.folding})
	p.rest = p.rest[len(text):]
	return true
}
