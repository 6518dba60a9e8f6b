// SPDX-License-Identifier: MIT

package json

import (
	"bytes"
	"io"
)

// A Decoder reads JSON values from a stream.
type Decoder struct {
	r         io.Reader
	buf       []byte
	from      int   // what is not yet taken begins here
	taken     int64 // bytes dropped from buf's start
	scan      scanner
	useNumber bool
	known     bool
	err       error
	token     tokenState
	outer     []tokenState
}

// NewDecoder returns a decoder that reads from r, maybe ahead.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers Numbers where the type is any.
func (d *Decoder) UseNumber() { d.useNumber = true }

// DisallowUnknownFields makes members without a field an error.
func (d *Decoder) DisallowUnknownFields() { d.known = true }

// Decode reads the next value into what v points to.
func (d *Decoder) Decode(v any) error {
	if d.err != nil {
		return d.err
	}
	if err := d.prepare(); err != nil {
		return err
	}
	if !d.token.takesValue() {
		return &SyntaxError{"not at beginning of value", d.InputOffset()}
	}
	n, err := d.read()
	if err != nil {
		return err
	}
	one := decoder{data: d.buf[d.from : d.from+n], useNumber: d.useNumber, known: d.known}
	d.from += n
	err = one.run(v)
	d.valueTaken()
	return err
}

// Buffered is what was read ahead.
func (d *Decoder) Buffered() io.Reader { return bytes.NewReader(d.buf[d.from:]) }

// InputOffset is where the next token or value is looked for.
func (d *Decoder) InputOffset() int64 { return d.taken + int64(d.from) }

// read finds the end of the value that comes, reading on as needed.
func (d *Decoder) read() (n int, err error) {
	d.scan.reset()
	at := d.from
	for {
		for ; at < len(d.buf); at++ {
			d.scan.bytes = d.taken + int64(at) + 1
			switch d.scan.step(d.buf[at]) {
			case valueIn:
				return at + 1 - d.from, nil
			case valueBefore:
				return at - d.from, nil
			case broken:
				d.err = d.scan.err
				return 0, d.err
			}
			if d.scan.state == afterTop {
				return at + 1 - d.from, nil
			}
		}
		if err != nil {
			if err == io.EOF {
				if d.scan.step(' ') == valueBefore {
					return at - d.from, nil
				}
				if len(bytes.TrimSpace(d.buf[d.from:])) > 0 {
					err = io.ErrUnexpectedEOF
				}
			}
			d.err = err
			return 0, err
		}
		n := at - d.from
		err = d.refill()
		at = d.from + n
	}
}

func (d *Decoder) refill() error {
	if d.from > 0 {
		d.taken += int64(d.from)
		d.buf = append(d.buf[:0], d.buf[d.from:]...)
		d.from = 0
	}
	var more [512]byte
	n, err := d.r.Read(more[:])
	d.buf = append(d.buf, more[:n]...)
	return err
}

// An Encoder writes JSON values to a stream.
type Encoder struct {
	w              io.Writer
	err            error
	keepHTML       bool
	prefix, indent string
}

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// Encode writes the JSON of v and a newline.
func (e *Encoder) Encode(v any) error {
	if e.err != nil {
		return e.err
	}
	one := encoder{escapeHTML: !e.keepHTML}
	if err := one.run(v); err != nil {
		return err
	}
	b := append(one.buf, '\n')
	if e.prefix != "" || e.indent != "" {
		b, _ = appendIndent(nil, b, e.prefix, e.indent)
	}
	_, e.err = e.w.Write(b)
	return e.err
}

// SetIndent makes the encoder indent as MarshalIndent does.
func (e *Encoder) SetIndent(prefix, indent string) { e.prefix, e.indent = prefix, indent }

// SetEscapeHTML says whether <, > and & are escaped, as they are at first.
func (e *Encoder) SetEscapeHTML(on bool) { e.keepHTML = !on }

// ---- tokens

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

// A Delim is one of [ ] { }.
type Delim rune

// String returns the character.
func (d Delim) String() string { return string(d) }

type tokenState int

const (
	tokenTop tokenState = iota
	tokenFirstElem
	tokenElem
	tokenComma
	tokenFirstKey
	tokenKey
	tokenColon
	tokenMember
	tokenMemberComma
)

func (s tokenState) takesValue() bool {
	return s == tokenTop || s == tokenFirstElem || s == tokenElem || s == tokenMember
}

// valueTaken goes on behind a value.
func (d *Decoder) valueTaken() {
	switch d.token {
	case tokenFirstElem, tokenElem:
		d.token = tokenComma
	case tokenMember:
		d.token = tokenMemberComma
	}
}

// prepare goes over the comma or colon before a value.
func (d *Decoder) prepare() error {
	var want byte
	var message string
	var next tokenState
	switch d.token {
	case tokenComma:
		want, message, next = ',', "expected comma after array element", tokenElem
	case tokenColon:
		want, message, next = ':', "expected colon after object key", tokenMember
	default:
		return nil
	}
	c, err := d.peek()
	if err != nil {
		return err
	}
	if c != want {
		return &SyntaxError{message, d.InputOffset()}
	}
	d.from++
	d.token = next
	return nil
}

// peek is the next byte that is not blank.
func (d *Decoder) peek() (byte, error) {
	var err error
	for {
		for ; d.from < len(d.buf); d.from++ {
			if !isSpace(d.buf[d.from]) {
				return d.buf[d.from], nil
			}
		}
		if err != nil {
			return 0, err
		}
		err = d.refill()
	}
}

// More reports whether the array or object under way has another element.
func (d *Decoder) More() bool {
	c, err := d.peek()
	return err == nil && c != ']' && c != '}'
}

// Token reads the next token; commas and colons are passed over.
func (d *Decoder) Token() (Token, error) {
	for {
		c, err := d.peek()
		if err != nil {
			return nil, err
		}
		switch c {
		case '[', '{':
			if !d.token.takesValue() {
				return d.misplaced(c)
			}
			d.from++
			d.outer = append(d.outer, d.token)
			d.token = tokenFirstElem
			if c == '{' {
				d.token = tokenFirstKey
			}
			return Delim(c), nil
		case ']', '}':
			if c == ']' && d.token != tokenFirstElem && d.token != tokenComma ||
				c == '}' && d.token != tokenFirstKey && d.token != tokenMemberComma {
				return d.misplaced(c)
			}
			d.from++
			d.token = d.outer[len(d.outer)-1]
			d.outer = d.outer[:len(d.outer)-1]
			d.valueTaken()
			return Delim(c), nil
		case ':', ',':
			switch {
			case c == ':' && d.token == tokenColon:
				d.token = tokenMember
			case c == ',' && d.token == tokenComma:
				d.token = tokenElem
			case c == ',' && d.token == tokenMemberComma:
				d.token = tokenKey
			default:
				return d.misplaced(c)
			}
			d.from++
			continue
		}
		if c == '"' && (d.token == tokenFirstKey || d.token == tokenKey) {
			var key string
			before := d.token
			d.token = tokenTop
			err := d.Decode(&key)
			d.token = before
			if err != nil {
				return nil, err
			}
			d.token = tokenColon
			return key, nil
		}
		if !d.token.takesValue() {
			return d.misplaced(c)
		}
		var v any
		if err := d.Decode(&v); err != nil {
			return nil, err
		}
		return v, nil
	}
}

func (d *Decoder) misplaced(c byte) (Token, error) {
	context := ""
	switch d.token {
	case tokenTop, tokenFirstElem, tokenElem, tokenMember:
		context = " looking for beginning of value"
	case tokenComma:
		context = " after array element"
	case tokenKey:
		context = " looking for beginning of object key string"
	case tokenColon:
		context = " after object key"
	case tokenMemberComma:
		context = " after object key:value pair"
	}
	return nil, &SyntaxError{"invalid character " + quoteChar(c) + context, d.InputOffset()}
}
