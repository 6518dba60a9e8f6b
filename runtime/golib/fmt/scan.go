// SPDX-License-Identifier: MIT

package fmt

import (
	"errors"
	"internal/rtype"
	"io"
	"unicode/utf8"
)

// A ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// A Scanner reads itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func parseInt(s string, base, bitSize int) (i int64, status int)
func parseUint(s string, base, bitSize int) (u uint64, status int)
func parseFloat(s string, bitSize int) (f float64, status, used int)
func unquote(s string) (text string, ok bool)

// A scanError travels as a panic to the function that was called.
type scanError struct {
	err error
}

const noWidth = 1 << 30

// A scanning is one call's state.
type scanning struct {
	in      io.RuneScanner
	space   bool // a newline is a space
	line    bool // a newline ends the input
	atEnd   bool
	read    int // characters so far
	left    int // that the present operand may still read
	width   int // of the present verb, or noWidth
	pending []byte
}

// A byteReader reads characters from a plain Reader, no byte too many.
type byteReader struct {
	r      io.Reader
	buf    [utf8.UTFMax]byte // of them n are read, but are not yet a character
	n      int
	last   rune
	size   int
	unread bool
}

func (b *byteReader) ReadRune() (r rune, size int, err error) {
	if b.unread {
		b.unread = false
		return b.last, b.size, nil
	}
	for n := b.n; n == 0 || !utf8.FullRune(b.buf[:n]); n = b.n {
		m, err := b.r.Read(b.buf[n : n+1])
		b.n += m
		if m == 0 && err != nil {
			if n == 0 || err != io.EOF {
				return 0, 0, err
			}
			break
		}
	}
	b.last, b.size = utf8.DecodeRune(b.buf[:b.n])
	b.n = copy(b.buf[:], b.buf[b.size:b.n])
	return b.last, b.size, nil
}

func (b *byteReader) UnreadRune() error {
	b.unread = true
	return nil
}

// A textReader reads characters from a string.
type textReader struct {
	s    string
	i    int
	last int
}

func (t *textReader) ReadRune() (r rune, size int, err error) {
	if t.i >= len(t.s) {
		return 0, 0, io.EOF
	}
	r, t.last = utf8.DecodeRuneInString(t.s[t.i:])
	t.i += t.last
	return r, t.last, nil
}

func (t *textReader) UnreadRune() error {
	t.i -= t.last
	return nil
}

func newScanning(r io.Reader, space, line bool) *scanning {
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &byteReader{r: r}
	}
	return &scanning{in: in, space: space, line: line, left: noWidth, width: noWidth}
}

func isScanSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

func (s *scanning) fail(text string) { panic(scanError{errors.New(text)}) }

// ReadRune reads one character of the present operand.
func (s *scanning) ReadRune() (r rune, size int, err error) {
	if s.atEnd || s.left == 0 {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	if err != nil {
		if err == io.EOF {
			s.atEnd = true
		}
		return r, size, err
	}
	s.read++
	s.left--
	if s.line && r == '\n' {
		s.atEnd = true
	}
	return r, size, nil
}

// UnreadRune puts the last character back.
func (s *scanning) UnreadRune() error {
	s.in.UnreadRune()
	s.atEnd = false
	s.read--
	s.left++
	return nil
}

// Read is not for scanning.
func (s *scanning) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

// Width is the verb's width.
func (s *scanning) Width() (wid int, ok bool) {
	if s.width == noWidth {
		return 0, false
	}
	return s.width, true
}

// next is the next character, or -1 at the end.
func (s *scanning) next() rune {
	r, _, err := s.ReadRune()
	if err != nil {
		if err == io.EOF {
			return -1
		}
		panic(scanError{err})
	}
	return r
}

// must is the next character; the end is an error.
func (s *scanning) must() rune {
	r := s.next()
	if r < 0 {
		panic(scanError{io.ErrUnexpectedEOF})
	}
	return r
}

func (s *scanning) back(r rune) {
	if r >= 0 {
		s.UnreadRune()
	}
}

// SkipSpace skips spaces, and newlines where they are spaces.
func (s *scanning) SkipSpace() {
	for {
		r := s.next()
		if r < 0 {
			return
		}
		if r == '\r' {
			if after := s.next(); after == '\n' {
				r = after
			} else {
				s.back(after)
			}
		}
		if r == '\n' && !s.space {
			s.fail("unexpected newline")
		}
		if !isScanSpace(r) {
			s.UnreadRune()
			return
		}
	}
}

// Token reads the characters for which f holds; those that are not spaces if f is nil.
func (s *scanning) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer func() {
		if e := recover(); e != nil {
			se, ok := e.(scanError)
			if !ok {
				panic(e)
			}
			err = se.err
		}
	}()
	if f == nil {
		f = func(r rune) bool { return !isScanSpace(r) }
	}
	if skipSpace {
		s.SkipSpace()
	}
	return []byte(s.token(f)), nil
}

func (s *scanning) token(f func(rune) bool) string {
	var token []byte
	for {
		r := s.next()
		if r < 0 {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		token = append(token, string(r)...)
	}
	return string(token)
}

// accept adds the next character to the pending ones if it is one of those given.
func (s *scanning) accept(chars string) bool {
	r := s.next()
	if r < 0 {
		return false
	}
	for _, c := range chars {
		if c == r {
			s.pending = append(s.pending, string(r)...)
			return true
		}
	}
	s.UnreadRune()
	return false
}

func (s *scanning) acceptAll(chars string) (any bool) {
	for s.accept(chars) {
		any = true
	}
	return any
}

func (s *scanning) take() string {
	token := string(s.pending)
	s.pending = nil
	return token
}

func (s *scanning) checkVerb(verb rune, allowed, what string) {
	for _, v := range allowed {
		if v == verb {
			return
		}
	}
	s.fail("bad verb '%" + string(verb) + "' for " + what)
}

// needMore fails at the end of the input.
func (s *scanning) needMore() {
	r := s.next()
	if r < 0 {
		panic(scanError{io.EOF})
	}
	s.UnreadRune()
}

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
)

// integer reads the text of a number, and its base.
func (s *scanning) integer(verb rune, signed bool) (token string, base int) {
	s.SkipSpace()
	s.needMore()
	s.checkVerb(verb, "bdoUxXvc", "integer")
	base = 10
	chars := decimalDigits
	switch verb {
	case 'b':
		base, chars = 2, binaryDigits
	case 'o':
		base, chars = 8, octalDigits
	case 'x', 'X', 'U':
		base, chars = 16, hexDigits
	}
	found := false
	if verb == 'U' {
		if s.next() != 'U' || s.next() != '+' {
			s.fail("bad unicode format ")
		}
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' && s.accept("0") {
			found = true
			base, chars = 0, octalDigits+"_"
			switch {
			case s.accept("bB"):
				chars = binaryDigits + "_"
			case s.accept("oO"): // the digits are octal already
			case s.accept("xX"):
				chars = hexDigits + "_"
			}
		} else if verb == 'v' {
			base, chars = 0, decimalDigits+"_"
		}
	}
	if !s.acceptAll(chars) && !found {
		s.fail("expected integer")
	}
	return s.take(), base
}

// character reads one character, a space too.
func (s *scanning) character(bits uint) int64 {
	s.needMore()
	r := int64(s.next())
	if shift := 64 - bits; r<<shift>>shift != r {
		s.fail("overflow on character value " + string(rune(r)))
	}
	return r
}

func (s *scanning) parseFailed(function, token string, status int) {
	why := "invalid syntax"
	if status == 2 {
		why = "value out of range"
	}
	s.fail("strconv." + function + ": parsing " + Sprintf("%q", token) + ": " + why)
}

func (s *scanning) int(verb rune, bits uint) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	token, base := s.integer(verb, true)
	i, status := parseInt(token, base, 64)
	if status != 0 {
		s.parseFailed("ParseInt", token, status)
	}
	if shift := 64 - bits; i<<shift>>shift != i {
		s.fail("integer overflow on token " + token)
	}
	return i
}

func (s *scanning) uint(verb rune, bits uint) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	token, base := s.integer(verb, false)
	u, status := parseUint(token, base, 64)
	if status != 0 {
		s.parseFailed("ParseUint", token, status)
	}
	if shift := 64 - bits; u<<shift>>shift != u {
		s.fail("unsigned integer overflow on token " + token)
	}
	return u
}

func (s *scanning) bool(verb rune) bool {
	s.SkipSpace()
	s.needMore()
	s.checkVerb(verb, "tv", "boolean")
	switch s.must() {
	case '0':
		return false
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && (!s.accept("uU") || !s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
		return false
	}
	return false
}

// floatToken reads the text of a float.
func (s *scanning) floatToken() string {
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return s.take()
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return s.take()
	}
	chars, exponent := decimalDigits+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		chars, exponent = hexDigits+"_", "pP"
	}
	s.acceptAll(chars)
	if s.accept(".") {
		s.acceptAll(chars)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decimalDigits + "_")
	}
	return s.take()
}

func (s *scanning) toFloat(token string, bits int) float64 {
	mantissa, exponent, binary := cutExponent(token)
	f, status, used := parseFloat(mantissa, bits)
	if used != len(mantissa) {
		status = 1
	}
	if status != 0 {
		s.parseFailed("ParseFloat", token, status)
	}
	if binary {
		i, status := parseInt(exponent, 10, 64)
		if status != 0 {
			s.parseFailed("Atoi", token, status)
		}
		return timesPower(f, i)
	}
	return f
}

// cutExponent cuts the binary exponent off a decimal number ("2.5p3"), which
// only scanning knows.
func cutExponent(token string) (mantissa, exponent string, binary bool) {
	for i := 0; i < len(token); i++ {
		switch token[i] {
		case 'x', 'X':
			return token, "", false
		case 'p':
			return token[:i], token[i+1:], true
		}
	}
	return token, "", false
}

// timesPower is f * 2**n.
func timesPower(f float64, n int64) float64 {
	if f-f != 0 { // an infinity, or no number
		return f
	}
	for ; n > 0 && f-f == 0 && f != 0; n-- {
		f *= 2
	}
	for ; n < 0 && f != 0; n++ {
		f /= 2
	}
	return f
}

func (s *scanning) float(verb rune, bits int) float64 {
	s.checkVerb(verb, "beEfFgGv", "float"+Sprint(bits))
	return s.anyFloat(bits)
}

// anyFloat reads a float by any verb.
func (s *scanning) anyFloat(bits int) float64 {
	s.SkipSpace()
	s.needMore()
	return s.toFloat(s.floatToken(), bits)
}

func (s *scanning) complex(verb rune, bits int) complex128 {
	s.checkVerb(verb, "beEfFgGv", "complex")
	s.SkipSpace()
	s.needMore()
	parens := s.accept("(")
	s.take()
	re := s.floatToken()
	if !s.accept("+-") {
		s.fail("syntax error scanning complex number")
	}
	sign := s.take()
	im := s.floatToken()
	if !s.accept("i") || parens && !s.accept(")") {
		s.fail("syntax error scanning complex number")
	}
	s.take()
	return complex(s.toFloat(re, bits/2), s.toFloat(sign+im, bits/2))
}

func (s *scanning) string(verb rune) string {
	s.checkVerb(verb, "svqxX", "string")
	s.SkipSpace()
	s.needMore()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hex()
	}
	return s.token(func(r rune) bool { return !isScanSpace(r) })
}

func (s *scanning) quoted() string {
	mark := s.must()
	if mark != '`' && mark != '"' {
		s.fail("expected quoted string")
	}
	token := []byte{byte(mark)}
	for {
		r := s.must()
		token = append(token, string(r)...)
		if r == '\\' && mark == '"' {
			token = append(token, string(s.must())...)
		} else if r == mark {
			break
		}
	}
	text, ok := unquote(string(token))
	if !ok {
		s.fail("invalid syntax")
	}
	return text
}

func hexDigit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}

func (s *scanning) hex() string {
	var out []byte
	for {
		r := s.next()
		high := hexDigit(r)
		if r < 0 || high < 0 {
			s.back(r)
			break
		}
		low := hexDigit(s.must())
		if low < 0 {
			s.fail("illegal hex digit")
		}
		out = append(out, byte(high<<4|low))
	}
	if out == nil {
		s.fail("no hex data for %x string")
	}
	return string(out)
}

// one reads one operand.
func (s *scanning) one(verb rune, arg any) {
	s.pending = nil
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			panic(scanError{err})
		}
		return
	}
	switch v := arg.(type) {
	case *bool:
		*v = s.bool(verb)
	case *int:
		*v = int(s.int(verb, 64))
	case *int8:
		*v = int8(s.int(verb, 8))
	case *int16:
		*v = int16(s.int(verb, 16))
	case *int32:
		*v = int32(s.int(verb, 32))
	case *int64:
		*v = s.int(verb, 64)
	case *uint:
		*v = uint(s.uint(verb, 64))
	case *uint8:
		*v = uint8(s.uint(verb, 8))
	case *uint16:
		*v = uint16(s.uint(verb, 16))
	case *uint32:
		*v = uint32(s.uint(verb, 32))
	case *uint64:
		*v = s.uint(verb, 64)
	case *uintptr:
		*v = uintptr(s.uint(verb, 64))
	case *float32:
		*v = float32(s.float(verb, 32))
	case *float64:
		*v = s.float(verb, 64)
	case *complex64:
		*v = complex64(s.complex(verb, 64))
	case *complex128:
		*v = s.complex(verb, 128)
	case *string:
		*v = s.string(verb)
	case *[]byte:
		*v = []byte(s.string(verb))
	default:
		s.other(verb, arg)
	}
}

// other reads into a pointer to a named type of a basic kind.
func (s *scanning) other(verb rune, arg any) {
	t := rtype.Of(arg)
	if rtype.KindOf(t) != rtype.Pointer {
		s.fail("type not a pointer: " + rtype.NameOf(t))
	}
	switch kind := rtype.KindOf(rtype.Elem(t)); kind {
	case rtype.Bool:
		rtype.Set(arg, s.bool(verb))
	case rtype.Int, rtype.Int8, rtype.Int16, rtype.Int32, rtype.Int64:
		rtype.Set(arg, s.int(verb, bitsOf(kind, rtype.Int)))
	case rtype.Uint, rtype.Uint8, rtype.Uint16, rtype.Uint32, rtype.Uint64, rtype.Uintptr:
		rtype.Set(arg, s.uint(verb, bitsOf(kind, rtype.Uint)))
	case rtype.Float32:
		rtype.Set(arg, float32(s.anyFloat(32)))
	case rtype.Float64:
		rtype.Set(arg, s.anyFloat(64))
	case rtype.Complex64:
		rtype.Set(arg, complex64(s.complex(verb, 64)))
	case rtype.Complex128:
		rtype.Set(arg, s.complex(verb, 128))
	case rtype.String:
		rtype.Set(arg, s.string(verb))
	case rtype.Slice:
		if rtype.KindOf(rtype.Elem(rtype.Elem(t))) == rtype.Uint8 {
			rtype.Set(arg, []byte(s.string(verb)))
			return
		}
		fallthrough
	default:
		s.fail("can't scan type: " + rtype.NameOf(t))
	}
}

// bitsOf counts the bits of an integer kind; the first of its kinds is the widest.
func bitsOf(kind, first int) uint {
	if kind == first || kind == rtype.Uintptr {
		return 64
	}
	return 4 << uint(kind-first)
}

// catch turns the panics of scanning into errors.
func (s *scanning) catch(err *error) {
	if e := recover(); e != nil {
		se, ok := e.(scanError)
		if !ok {
			panic(e)
		}
		*err = se.err
	}
}

// scan reads operands between spaces.
func (s *scanning) scan(args []any) (n int, err error) {
	defer s.catch(&err)
	for _, arg := range args {
		s.one('v', arg)
		n++
	}
	if s.line {
		for {
			r := s.next()
			if r == '\n' || r < 0 {
				break
			}
			if !isScanSpace(r) {
				return n, errors.New("expected newline")
			}
		}
	}
	return n, nil
}
