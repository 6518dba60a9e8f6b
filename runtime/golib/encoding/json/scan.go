// SPDX-License-Identifier: MIT

package json

import "strconv"

// A SyntaxError says where a text stops being JSON.
type SyntaxError struct {
	msg    string
	Offset int64 // bytes read before the error
}

func (e *SyntaxError) Error() string { return e.msg }

// maxDepth is how deep arrays and objects may lie in each other.
const maxDepth = 10000

// A state says what may come next.
type state uint8

const (
	atValue     state = iota // a value must begin
	atFirstElem              // a value or ]
	atFirstKey               // a key or }
	atKey                    // a key
	afterKey                 // :
	afterValue               // , or the end of the array or object
	afterTop                 // the text is complete
	inString                 //
	inEscape                 // behind a backslash
	inHex                    // behind \u, left more
	afterMinus               //
	afterZero                // a number's 0
	inDigits                 //
	afterDot                 // a digit must come
	inFraction               //
	afterE                   // a sign or digit must come
	afterSign                // a digit must come
	inExponent               //
	inWord                   // true, false, null
	failed
)

// What a scanner says of a byte.
type verdict uint8

const (
	goOn        verdict = iota
	valueIn             // the byte is the last of an array's, object's or string's value at the top
	valueBefore         // the top value ended before this byte (numbers, words, blanks behind)
	broken
)

// A scanner checks JSON byte by byte. Its stack says for each array or object that is open whether
// it is one ('['), or an object at a key ('k') or value ('v').
type scanner struct {
	state state
	stack []byte
	left  int    // of \u
	word  string // the rest of true, false, null
	whole string
	bytes int64 // scanned before this value
	err   error
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (s *scanner) reset() {
	s.state, s.stack, s.err = atValue, s.stack[:0], nil
}

func (s *scanner) fail(c byte, context string) verdict {
	s.state = failed
	s.err = &SyntaxError{"invalid character " + quoteChar(c) + " " + context, s.bytes}
	return broken
}

// quoteChar is c as messages show it.
func quoteChar(c byte) string {
	if c == '\'' {
		return `'\''`
	}
	if c == '"' {
		return `'"'`
	}
	s := strconv.Quote(string(rune(c)))
	return "'" + s[1:len(s)-1] + "'"
}

// end says what is wrong if the text ends here: nothing, if a value is complete.
func (s *scanner) end() error {
	if s.err != nil {
		return s.err
	}
	if s.state == afterTop {
		return nil
	}
	s.step(' ')
	if s.state == afterTop {
		return nil
	}
	if s.err == nil {
		s.err = &SyntaxError{"unexpected end of JSON input", s.bytes}
	}
	return s.err
}

// step takes the next byte; s.bytes counts it already.
func (s *scanner) step(c byte) verdict {
	switch s.state {
	case atValue:
		return s.begin(c)
	case atFirstElem:
		if c == ']' {
			return s.pop()
		}
		return s.begin(c)
	case atFirstKey, atKey:
		switch {
		case isSpace(c):
		case c == '"':
			s.state = inString
		case c == '}' && s.state == atFirstKey:
			return s.pop()
		default:
			return s.fail(c, "looking for beginning of object key string")
		}
	case inString:
		switch {
		case c == '"':
			return s.valueEnded(true)
		case c == '\\':
			s.state = inEscape
		case c < 0x20:
			return s.fail(c, "in string literal")
		}
	case inEscape:
		switch c {
		case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
			s.state = inString
		case 'u':
			s.state, s.left = inHex, 4
		default:
			return s.fail(c, "in string escape code")
		}
	case inHex:
		if !(isDigit(c) || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			return s.fail(c, "in \\u hexadecimal character escape")
		}
		if s.left--; s.left == 0 {
			s.state = inString
		}
	case inWord:
		if c != s.word[0] {
			return s.fail(c, "in literal "+s.whole+" (expecting "+quoteChar(s.word[0])+")")
		}
		if s.word = s.word[1:]; s.word == "" {
			return s.valueEnded(false)
		}
	case afterKey, afterValue, afterTop:
		return s.between(c)
	case failed:
		return broken
	default:
		return s.number(c)
	}
	return goOn
}

// begin takes the first byte of a value, or a blank before it.
func (s *scanner) begin(c byte) verdict {
	switch {
	case isSpace(c):
	case c == '{':
		return s.push('k', atFirstKey)
	case c == '[':
		return s.push('[', atFirstElem)
	case c == '"':
		s.state = inString
	case c == '-':
		s.state = afterMinus
	case c == '0':
		s.state = afterZero
	case isDigit(c):
		s.state = inDigits
	case c == 't':
		s.state, s.word, s.whole = inWord, "rue", "true"
	case c == 'f':
		s.state, s.word, s.whole = inWord, "alse", "false"
	case c == 'n':
		s.state, s.word, s.whole = inWord, "ull", "null"
	default:
		return s.fail(c, "looking for beginning of value")
	}
	return goOn
}

// number takes a byte behind the first of a number.
func (s *scanner) number(c byte) verdict {
	digit := isDigit(c)
	switch s.state {
	case afterMinus:
		switch {
		case c == '0':
			s.state = afterZero
		case digit:
			s.state = inDigits
		default:
			return s.fail(c, "in numeric literal")
		}
		return goOn
	case afterDot:
		if !digit {
			return s.fail(c, "after decimal point in numeric literal")
		}
		s.state = inFraction
		return goOn
	case afterE:
		if c == '+' || c == '-' {
			s.state = afterSign
			return goOn
		}
		fallthrough
	case afterSign:
		if !digit {
			return s.fail(c, "in exponent of numeric literal")
		}
		s.state = inExponent
		return goOn
	}
	switch {
	case digit && s.state != afterZero:
		return goOn
	case c == '.' && (s.state == afterZero || s.state == inDigits):
		s.state = afterDot
		return goOn
	case (c == 'e' || c == 'E') && s.state != inExponent:
		s.state = afterE
		return goOn
	}
	s.valueEnded(false)
	if s.state == afterTop {
		return valueBefore
	}
	return s.between(c)
}

// between takes a byte behind a value or key.
func (s *scanner) between(c byte) verdict {
	if isSpace(c) {
		if s.state == afterTop {
			return valueBefore
		}
		return goOn
	}
	switch {
	case s.state == afterTop:
		return s.fail(c, "after top-level value")
	case s.state == afterKey:
		if c != ':' {
			return s.fail(c, "after object key")
		}
		s.stack[len(s.stack)-1] = 'v'
		s.state = atValue
	case s.stack[len(s.stack)-1] == '[':
		switch c {
		case ',':
			s.state = atValue
		case ']':
			return s.pop()
		default:
			return s.fail(c, "after array element")
		}
	default:
		switch c {
		case ',':
			s.stack[len(s.stack)-1] = 'k'
			s.state = atKey
		case '}':
			return s.pop()
		default:
			return s.fail(c, "after object key:value pair")
		}
	}
	return goOn
}

func (s *scanner) push(what byte, next state) verdict {
	if len(s.stack) == maxDepth {
		s.state = failed
		s.err = &SyntaxError{"exceeded max depth", s.bytes}
		return broken
	}
	s.stack = append(s.stack, what)
	s.state = next
	return goOn
}

func (s *scanner) pop() verdict {
	s.stack = s.stack[:len(s.stack)-1]
	return s.valueEnded(true)
}

// valueEnded goes on behind a value, or a key; the byte that ended it belongs to it if inside.
func (s *scanner) valueEnded(inside bool) verdict {
	if len(s.stack) == 0 {
		s.state = afterTop
		if inside {
			return valueIn
		}
		return goOn
	}
	s.state = afterValue
	if s.stack[len(s.stack)-1] == 'k' {
		s.state = afterKey
	}
	return goOn
}

// check scans a whole text.
func check(data []byte) error {
	var s scanner
	for _, c := range data {
		s.bytes++
		switch s.step(c) {
		case broken:
			return s.err
		case valueBefore:
			if !isSpace(c) {
				s.fail(c, "after top-level value")
				return s.err
			}
		}
	}
	return s.end()
}

// Valid reports whether data is JSON.
func Valid(data []byte) bool { return check(data) == nil }
