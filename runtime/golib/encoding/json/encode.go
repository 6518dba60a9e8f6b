// SPDX-License-Identifier: MIT

// Package json: values as JSON and back.
//
// Writing goes through a value by reflection and appends to one buffer. Reading
// first checks the whole text (scan.go), then walks it without looking for
// mistakes again (decode.go). What is known of struct types is worked out anew
// in every call, so that calls share nothing.
package json

import (
	"bytes"
	"encoding"
	"encoding/base64"
	"errors"
	"math"
	"reflect"
	"sort"
	"strconv"
	"unicode/utf8"
)

// A Marshaler gives its own JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// An UnsupportedTypeError: values of the type have no JSON.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// An UnsupportedValueError: this value has no JSON.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// A MarshalerError is an error of a MarshalJSON or MarshalText method.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	source := e.sourceFunc
	if source == "" {
		source = "MarshalJSON"
	}
	return "json: error calling " + source + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap returns the method's error.
func (e *MarshalerError) Unwrap() error { return e.Err }

// A Number is a number as it is written.
type Number string

// String returns the number's text.
func (n Number) String() string { return string(n) }

// Float64 returns the number as a float64.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

// Int64 returns the number as an int64.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

// A RawMessage is JSON kept as it is.
type RawMessage []byte

// MarshalJSON returns m itself.
func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

// UnmarshalJSON keeps a copy of data.
func (m *RawMessage) UnmarshalJSON(data []byte) error {
	*m = append((*m)[0:0], data...)
	return nil
}

var (
	marshalerType       = reflect.TypeFor[Marshaler]()
	textMarshalerType   = reflect.TypeFor[encoding.TextMarshaler]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
	numberType          = reflect.TypeFor[Number]()
)

// Marshal returns the JSON of v.
func Marshal(v any) ([]byte, error) {
	e := encoder{escapeHTML: true}
	if err := e.run(v); err != nil {
		return nil, err
	}
	return e.buf, nil
}

// MarshalIndent is Marshal with each element on a line of its own.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return appendIndent(nil, b, prefix, indent)
}

// An encoder is one call's state.
type encoder struct {
	buf        []byte
	escapeHTML bool
	infos      infos
	depth      int
	seen       map[any]bool // pointers, maps and slices under way, once it is deep
}

// A failure is an error on its way out of the encoder.
type failure struct{ err error }

func (e *encoder) run(v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(failure)
			if !ok {
				panic(r)
			}
			err = f.err
		}
	}()
	e.infos = infos{}
	e.value(reflect.ValueOf(v), false)
	return nil
}

func (e *encoder) fail(err error) { panic(failure{err}) }
func (e *encoder) text(s string)  { e.buf = append(e.buf, s...) }

// value writes v; quoted is the option "string".
func (e *encoder) value(v reflect.Value, quoted bool) {
	if !v.IsValid() {
		e.text("null")
		return
	}
	if e.byMethod(v, quoted) {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		e.maybeQuoted(strconv.FormatBool(v.Bool()), quoted)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.maybeQuoted(strconv.FormatInt(v.Int(), 10), quoted)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.maybeQuoted(strconv.FormatUint(v.Uint(), 10), quoted)
	case reflect.Float32, reflect.Float64:
		e.float(v, quoted)
	case reflect.String:
		e.string(v, quoted)
	case reflect.Interface:
		if v.IsNil() {
			e.text("null")
			return
		}
		e.value(v.Elem(), false)
	case reflect.Struct:
		e.structure(v)
	case reflect.Map:
		e.mapping(v)
	case reflect.Slice:
		e.slice(v)
	case reflect.Array:
		e.list(v)
	case reflect.Pointer:
		if v.IsNil() {
			e.text("null")
			return
		}
		e.enter(v, v.UnsafePointer())
		e.value(v.Elem(), quoted)
		e.leave(v.UnsafePointer())
	default:
		e.fail(&UnsupportedTypeError{v.Type()})
	}
}

// byMethod lets v write itself, if its type or a pointer to it can.
func (e *encoder) byMethod(v reflect.Value, quoted bool) bool {
	t := v.Type()
	if t.Kind() != reflect.Pointer && v.CanAddr() && v.CanInterface() {
		if p := reflect.PointerTo(t); p.Implements(marshalerType) {
			e.marshaler(v.Addr())
			return true
		} else if p.Implements(textMarshalerType) && !t.Implements(marshalerType) {
			e.textMarshaler(v.Addr())
			return true
		}
	}
	switch {
	case t.Implements(marshalerType) && v.CanInterface():
		e.marshaler(v)
	case t.Implements(textMarshalerType) && v.CanInterface():
		e.textMarshaler(v)
	default:
		return false
	}
	return true
}

func isNilPart(v reflect.Value) bool {
	return (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil()
}

func (e *encoder) marshaler(v reflect.Value) {
	if isNilPart(v) {
		e.text("null")
		return
	}
	b, err := v.Interface().(Marshaler).MarshalJSON()
	if err == nil {
		e.buf, err = appendCompact(e.buf, b, e.escapeHTML)
	}
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalJSON"})
	}
}

func (e *encoder) textMarshaler(v reflect.Value) {
	if isNilPart(v) {
		e.text("null")
		return
	}
	b, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalText"})
	}
	e.buf = appendString(e.buf, string(b), e.escapeHTML)
}

// startDetecting is how deep values lie when cycles begin to be looked for.
const startDetecting = 1000

// A slicePart names a slice under way.
type slicePart struct {
	p any
	n int
}

func (e *encoder) enter(v reflect.Value, key any) {
	if e.depth++; e.depth <= startDetecting {
		return
	}
	if e.seen == nil {
		e.seen = map[any]bool{}
	}
	if e.seen[key] {
		e.fail(&UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()})
	}
	e.seen[key] = true
}

func (e *encoder) leave(key any) {
	if e.depth > startDetecting {
		delete(e.seen, key)
	}
	e.depth--
}

func (e *encoder) maybeQuoted(s string, quoted bool) {
	if quoted {
		e.buf = append(e.buf, '"')
	}
	e.text(s)
	if quoted {
		e.buf = append(e.buf, '"')
	}
}

func (e *encoder) float(v reflect.Value, quoted bool) {
	f, bits := v.Float(), v.Type().Bits()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		e.fail(&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)})
	}
	abs := math.Abs(f)
	format := byte('f')
	if abs != 0 {
		if bits == 64 && (abs < 1e-6 || abs >= 1e21) ||
			bits == 32 && (float32(abs) < 1e-6 || float32(abs) >= 1e21) {
			format = 'e'
		}
	}
	s := strconv.FormatFloat(f, format, -1, bits)
	if n := len(s); format == 'e' && n >= 4 && s[n-4:n-1] == "e-0" {
		s = s[:n-2] + s[n-1:]
	}
	e.maybeQuoted(s, quoted)
}

func (e *encoder) string(v reflect.Value, quoted bool) {
	s := v.String()
	if v.Type() == numberType {
		if s == "" {
			s = "0"
		}
		if !isNumber(s) {
			e.fail(errors.New("json: invalid number literal " + strconv.Quote(s)))
		}
		e.maybeQuoted(s, quoted)
		return
	}
	if quoted {
		s = string(appendString(nil, s, e.escapeHTML))
		e.buf = appendString(e.buf, s, false)
		return
	}
	e.buf = appendString(e.buf, s, e.escapeHTML)
}

// isNumber reports whether s is a number as JSON writes it.
func isNumber(s string) bool {
	return s != "" && (s[0] == '-' || isDigit(s[0])) && !isSpace(s[len(s)-1]) && check([]byte(s)) == nil
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Chan, reflect.Func:
		return false
	}
	return v.IsZero()
}

func (e *encoder) structure(v reflect.Value) {
	next := byte('{')
	for _, f := range e.infos.of(v.Type()).fields {
		part, ok := partOf(v, f.index)
		if !ok || f.omitEmpty && isEmpty(part) {
			continue
		}
		e.buf = append(e.buf, next)
		next = ','
		e.buf = appendString(e.buf, f.name, e.escapeHTML)
		e.buf = append(e.buf, ':')
		e.value(part, f.quoted)
	}
	if next == '{' {
		e.buf = append(e.buf, '{')
	}
	e.buf = append(e.buf, '}')
}

// partOf follows a path of fields; ok is false if a pointer on it is nil.
func partOf(v reflect.Value, index []int) (part reflect.Value, ok bool) {
	for _, i := range index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, true
}

// A member is one of a map's, with its key as text.
type member struct {
	key   string
	value reflect.Value
}

func (e *encoder) mapping(v reflect.Value) {
	switch t := v.Type(); t.Key().Kind() {
	case reflect.String, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
	default:
		if !t.Key().Implements(textMarshalerType) {
			e.fail(&UnsupportedTypeError{t})
		}
	}
	if v.IsNil() {
		e.text("null")
		return
	}
	e.enter(v, v.UnsafePointer())
	members := make([]member, 0, v.Len())
	for iter := v.MapRange(); iter.Next(); {
		members = append(members, member{e.keyText(iter.Key(), v.Type()), iter.Value()})
	}
	sort.Slice(members, func(i, j int) bool { return members[i].key < members[j].key })
	e.buf = append(e.buf, '{')
	for i, m := range members {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.buf = appendString(e.buf, m.key, e.escapeHTML)
		e.buf = append(e.buf, ':')
		e.value(m.value, false)
	}
	e.buf = append(e.buf, '}')
	e.leave(v.UnsafePointer())
}

func (e *encoder) keyText(v reflect.Value, m reflect.Type) string {
	if v.Kind() == reflect.String {
		return v.String()
	}
	if t, ok := v.Interface().(encoding.TextMarshaler); ok {
		if isNilPart(v) {
			return ""
		}
		b, err := t.MarshalText()
		if err != nil {
			e.fail(errors.New("json: encoding error for type " + strconv.Quote(m.String()) + ": " +
				strconv.Quote(err.Error())))
		}
		return string(b)
	}
	if v.CanInt() {
		return strconv.FormatInt(v.Int(), 10)
	}
	return strconv.FormatUint(v.Uint(), 10)
}

func (e *encoder) slice(v reflect.Value) {
	if v.IsNil() {
		e.text("null")
		return
	}
	elem := v.Type().Elem()
	if elem.Kind() == reflect.Uint8 {
		p := reflect.PointerTo(elem)
		if !p.Implements(marshalerType) && !p.Implements(textMarshalerType) {
			e.buf = append(e.buf, '"')
			e.buf = base64.StdEncoding.AppendEncode(e.buf, v.Bytes())
			e.buf = append(e.buf, '"')
			return
		}
	}
	key := slicePart{v.UnsafePointer(), v.Len()}
	e.enter(v, key)
	e.list(v)
	e.leave(key)
}

func (e *encoder) list(v reflect.Value) {
	e.buf = append(e.buf, '[')
	for i, n := 0, v.Len(); i < n; i++ {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.value(v.Index(i), false)
	}
	e.buf = append(e.buf, ']')
}

const hex = "0123456789abcdef"

// appendString appends s as JSON writes it.
func appendString(b []byte, s string, escapeHTML bool) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 0x20 && c != '"' && c != '\\' && !(escapeHTML && (c == '<' || c == '>' || c == '&')) {
				i++
				continue
			}
			b = append(b, s[start:i]...)
			switch c {
			case '\\', '"':
				b = append(b, '\\', c)
			case '\b':
				b = append(b, '\\', 'b')
			case '\f':
				b = append(b, '\\', 'f')
			case '\n':
				b = append(b, '\\', 'n')
			case '\r':
				b = append(b, '\\', 'r')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			start = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(b, s[start:i]...)
			b = append(b, `\ufffd`...)
			start = i + n
		case r == '\u2028' || r == '\u2029':
			b = append(b, s[start:i]...)
			b = append(b, `\u202`...)
			b = append(b, hex[r&15])
			start = i + n
		}
		i += n
	}
	return append(append(b, s[start:]...), '"')
}

// HTMLEscape writes src to dst with what HTML would read as markup escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) { dst.Write(appendEscaped(nil, src)) }

func appendEscaped(b, src []byte) []byte {
	start := 0
	for i, c := range src {
		switch {
		case c == '<' || c == '>' || c == '&':
			b = append(b, src[start:i]...)
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			start = i + 1
		case c == 0xe2 && i+2 < len(src) && src[i+1] == 0x80 && src[i+2]&^1 == 0xa8:
			b = append(b, src[start:i]...)
			b = append(b, '\\', 'u', '2', '0', '2', hex[src[i+2]&15])
			start = i + 3
		}
	}
	return append(b, src[start:]...)
}
