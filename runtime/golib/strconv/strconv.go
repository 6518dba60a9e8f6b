// SPDX-License-Identifier: MIT

// Package strconv: numbers, bools and quoted strings to and from text. The
// digits are the machine's work; here are the checks and the errors.
package strconv

import "errors"

// IntSize is the number of bits of an int.
const IntSize = 64

// ErrRange says that a value does not fit the type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that the text is not of the right form.
var ErrSyntax = errors.New("invalid syntax")

// A NumError is a failed conversion.
type NumError struct {
	Func string // Func is the function that failed, "ParseInt".
	Num  string // Num is its input.
	Err  error  // Err says why.
}

// Error gives `strconv.Func: parsing "num": why`.
func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

// Unwrap returns Err.
func (e *NumError) Unwrap() error { return e.Err }

// Results of the natives that parse.
const (
	parsed = iota
	badSyntax
	outOfRange
)

func formatInt(i int64, base int) string
func formatUint(i uint64, base int) string
func formatFloat(f float64, format byte, prec, bitSize int) string
func parseInt(s string, base, bitSize int) (i int64, status int)
func parseUint(s string, base, bitSize int) (u uint64, status int)
func parseFloat(s string, bitSize int) (f float64, status, used int)
func quote(s string, mark byte, ascii, graphic bool) string
func unquote(s string) (text string, ok bool)
func quotedPrefix(s string) int

// IsPrint reports whether r is printable: letters, marks, numbers, symbols, the ASCII space.
func IsPrint(r rune) bool

// IsGraphic reports whether r is printable or a space of any kind.
func IsGraphic(r rune) bool

func failure(function, num string, status int) error {
	err := ErrSyntax
	if status == outOfRange {
		err = ErrRange
	}
	return &NumError{function, string([]byte(num)), err}
}

func wrongNumber(function, num, what string, n int) error {
	return &NumError{function, num, errors.New("invalid " + what + " " + formatInt(int64(n), 10))}
}

func checkBase(base int) {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

// Itoa is FormatInt to base 10.
func Itoa(i int) string { return formatInt(int64(i), 10) }

// FormatInt writes i to a base from 2 to 36.
func FormatInt(i int64, base int) string {
	checkBase(base)
	return formatInt(i, base)
}

// FormatUint writes i to a base from 2 to 36.
func FormatUint(i uint64, base int) string {
	checkBase(base)
	return formatUint(i, base)
}

// AppendInt appends what FormatInt gives.
func AppendInt(dst []byte, i int64, base int) []byte { return append(dst, FormatInt(i, base)...) }

// AppendUint appends what FormatUint gives.
func AppendUint(dst []byte, i uint64, base int) []byte {
	return append(dst, FormatUint(i, base)...)
}

// FormatFloat writes f by a format of b e E f g G x X; precision -1 is the shortest exact one.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	return formatFloat(f, fmt, prec, bitSize)
}

// AppendFloat appends what FormatFloat gives.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

// FormatComplex writes c as (a+bi) by a format of FormatFloat.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	im := FormatFloat(imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize/2) + im + "i)"
}

// FormatBool gives "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false".
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

// ParseBool reads 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, failure("ParseBool", str, badSyntax)
}

// Atoi reads a decimal int.
func Atoi(s string) (int, error) {
	i, status := parseInt(s, 10, 64)
	if status != parsed {
		return int(i), failure("Atoi", s, status)
	}
	return int(i), nil
}

func checkParse(function, s string, base, bitSize int) error {
	switch {
	case s == "":
		return failure(function, s, badSyntax)
	case base != 0 && (base < 2 || base > 36):
		return wrongNumber(function, s, "base", base)
	case bitSize < 0 || bitSize > 64:
		return wrongNumber(function, s, "bit size", bitSize)
	}
	return nil
}

// ParseInt reads an integer of a base (0: by its prefix) that fits the bits (0: of an int).
func ParseInt(s string, base, bitSize int) (i int64, err error) {
	if err := checkParse("ParseInt", s, base, bitSize); err != nil {
		return 0, err
	}
	i, status := parseInt(s, base, bitSize)
	if status != parsed {
		err = failure("ParseInt", s, status)
	}
	return i, err
}

// ParseUint is ParseInt for unsigned numbers, without a sign.
func ParseUint(s string, base, bitSize int) (uint64, error) {
	if err := checkParse("ParseUint", s, base, bitSize); err != nil {
		return 0, err
	}
	u, status := parseUint(s, base, bitSize)
	if status != parsed {
		return u, failure("ParseUint", s, status)
	}
	return u, nil
}

// ParseFloat reads the nearest number of 32 or 64 bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, status, used := parseFloat(s, bitSize)
	if status != badSyntax && used != len(s) {
		f, status = 0, badSyntax
	}
	if status != parsed {
		return f, failure("ParseFloat", s, status)
	}
	return f, nil
}

// ParseComplex reads N, Ni or N±Ni, in parentheses or not.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	text := s
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	re, status, used := parseFloat(s, size)
	if status == badSyntax {
		return 0, failure("ParseComplex", text, badSyntax)
	}
	var pending error
	if status == outOfRange {
		pending = failure("ParseComplex", text, outOfRange)
	}
	s = s[used:]
	switch {
	case s == "":
		return complex(re, 0), pending
	case s == "i":
		return complex(0, re), pending
	case s[0] == '+' && len(s) > 1 && s[1] != '+', s[0] == '-':
		if s[0] == '+' {
			s = s[1:] // "+NaNi" is allowed, though "+NaN" is not
		}
		im, status, used := parseFloat(s, size)
		if status != badSyntax && s[used:] == "i" {
			if status == outOfRange {
				pending = failure("ParseComplex", text, outOfRange)
			}
			return complex(re, im), pending
		}
	}
	return 0, failure("ParseComplex", text, badSyntax)
}

// Quote writes s as a Go string literal.
func Quote(s string) string { return quote(s, '"', false, false) }

// QuoteToASCII is Quote with all beyond ASCII escaped.
func QuoteToASCII(s string) string { return quote(s, '"', true, false) }

// QuoteToGraphic is Quote that leaves graphic characters as they are.
func QuoteToGraphic(s string) string { return quote(s, '"', false, true) }

func oneRune(r rune) string {
	if r > 0x10FFFF || 0xD800 <= r && r < 0xE000 || r < 0 {
		r = 0xFFFD
	}
	return string(r)
}

// QuoteRune writes r as a Go character literal.
func QuoteRune(r rune) string { return quote(oneRune(r), '\'', false, false) }

// QuoteRuneToASCII is QuoteRune with all beyond ASCII escaped.
func QuoteRuneToASCII(r rune) string { return quote(oneRune(r), '\'', true, false) }

// QuoteRuneToGraphic is QuoteRune that leaves graphic characters as they are.
func QuoteRuneToGraphic(r rune) string { return quote(oneRune(r), '\'', false, true) }

// AppendQuote appends what Quote gives.
func AppendQuote(dst []byte, s string) []byte { return append(dst, Quote(s)...) }

// AppendQuoteToASCII appends what QuoteToASCII gives.
func AppendQuoteToASCII(dst []byte, s string) []byte { return append(dst, QuoteToASCII(s)...) }

// AppendQuoteToGraphic appends what QuoteToGraphic gives.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }

// AppendQuoteRune appends what QuoteRune gives.
func AppendQuoteRune(dst []byte, r rune) []byte { return append(dst, QuoteRune(r)...) }

// AppendQuoteRuneToASCII appends what QuoteRuneToASCII gives.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return append(dst, QuoteRuneToASCII(r)...) }

// AppendQuoteRuneToGraphic appends what QuoteRuneToGraphic gives.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}

// CanBackquote reports whether s fits between back quotes unchanged.
func CanBackquote(s string) bool {
	for i, r := range s {
		switch {
		case r == 0xFFFD && s[i] != 0xEF, r == 0xFEFF, r < ' ' && r != '\t', r == '`', r == 0x7F:
			return false
		}
	}
	return true
}

// Unquote reads a Go string or character literal.
func Unquote(s string) (string, error) {
	text, ok := unquote(s)
	if !ok {
		return "", ErrSyntax
	}
	return text, nil
}

// QuotedPrefix is the literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	n := quotedPrefix(s)
	if n == 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

func digit(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10
	}
	return 99
}

// UnquoteChar reads the first character of a literal with the given quote mark.
func UnquoteChar(s string, mark byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == mark && (mark == '\'' || mark == '"'):
		return 0, false, "", ErrSyntax
	case c >= 0x80:
		end := len(s)
		for i, r := range s {
			if i > 0 {
				end = i
				break
			}
			value = r
		}
		return value, true, s[end:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	case len(s) < 2:
		return 0, false, "", ErrSyntax
	}
	c, s = s[1], s[2:]
	digits, base := 0, rune(16)
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != mark {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case '0', '1', '2', '3', '4', '5', '6', '7':
		value, digits, base = rune(c-'0'), 2, 8
	default:
		return 0, false, "", ErrSyntax
	}
	if len(s) < digits {
		return 0, false, "", ErrSyntax
	}
	for i := 0; i < digits; i++ {
		d := digit(s[i])
		if d >= base {
			return 0, false, "", ErrSyntax
		}
		value = value*base + d
		if value > 0x10FFFF {
			return 0, false, "", ErrSyntax
		}
	}
	switch {
	case base == 8 && value > 255, (c == 'u' || c == 'U') && 0xD800 <= value && value < 0xE000:
		return 0, false, "", ErrSyntax
	}
	return value, c == 'u' || c == 'U', s[digits:], nil
}
