// SPDX-License-Identifier: MIT

package json

import (
	"encoding"
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An Unmarshaler takes its value from JSON; it must copy what it keeps.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// An UnmarshalTypeError: a JSON value does not fit the Go type.
type UnmarshalTypeError struct {
	Value  string // "bool", "array", "number -5" …
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
}

func (e *UnmarshalTypeError) Error() string {
	if e.Struct != "" || e.Field != "" {
		return "json: cannot unmarshal " + e.Value + " into Go struct field " + e.Struct + "." + e.Field +
			" of type " + e.Type.String()
	}
	return "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
}

// An InvalidUnmarshalError: what Unmarshal was given is not a pointer, or nil.
type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	if e.Type == nil {
		return "json: Unmarshal(nil)"
	}
	if e.Type.Kind() != reflect.Pointer {
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// Unmarshal stores what data says in what v points to.
func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	d := decoder{data: data}
	return d.run(v)
}

// A decoder walks a text that was checked. Errors of types do not stop it: the first is kept.
type decoder struct {
	data       []byte
	at         int
	useNumber  bool
	known      bool // unknown fields are errors
	infos      infos
	structType reflect.Type
	path       []string
	err        error
}

func (d *decoder) run(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d.infos = infos{}
	if err := d.value(rv); err != nil {
		return d.inContext(err)
	}
	return d.err
}

func (d *decoder) save(err error) {
	if d.err == nil {
		d.err = d.inContext(err)
	}
}

func (d *decoder) inContext(err error) error {
	if e, ok := err.(*UnmarshalTypeError); ok && (d.structType != nil || len(d.path) > 0) {
		e.Struct = d.structType.Name()
		path := d.path
		if e.Field != "" {
			path = append(path[:len(path):len(path)], e.Field)
		}
		e.Field = strings.Join(path, ".")
	}
	return err
}

func (d *decoder) mismatch(what string, t reflect.Type, offset int) {
	d.save(&UnmarshalTypeError{Value: what, Type: t, Offset: int64(offset)})
}

// ---- the text

func (d *decoder) blanks() {
	for d.at < len(d.data) && isSpace(d.data[d.at]) {
		d.at++
	}
}

// next is the first byte of what comes.
func (d *decoder) next() byte {
	d.blanks()
	return d.data[d.at]
}

// skip goes behind the value that comes, and returns its text.
func (d *decoder) skip() []byte {
	d.blanks()
	start, depth := d.at, 0
	for {
		switch c := d.data[d.at]; c {
		case '{', '[':
			depth++
			d.at++
		case '}', ']':
			depth--
			d.at++
		case '"':
			d.at = stringEnd(d.data, d.at)
		case ',', ':', ' ', '\t', '\r', '\n':
			d.at++
			continue
		default:
			for d.at < len(d.data) && strings.IndexByte(",:]} \t\r\n", d.data[d.at]) < 0 {
				d.at++
			}
		}
		if depth == 0 {
			return d.data[start:d.at]
		}
	}
}

// more reports whether another element comes before the closing byte, and goes behind the comma or
// that byte. first is true at the beginning.
func (d *decoder) more(end byte, first bool) bool {
	c := d.next()
	if c == end {
		d.at++
		return false
	}
	if !first {
		d.at++
		d.blanks()
	}
	return true
}

// unquote is what a string literal stands for.
func unquote(s []byte) string {
	s = s[1 : len(s)-1]
	plain := true
	for _, c := range s {
		if c == '\\' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return string(s)
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && s[i+1] == 'u':
			r := hexRune(s[i+2:])
			i += 6
			if utf16.IsSurrogate(r) {
				second := utf8.RuneError
				if i+6 <= len(s) && s[i] == '\\' && s[i+1] == 'u' {
					second = utf16.DecodeRune(r, hexRune(s[i+2:]))
				}
				if r = second; r != utf8.RuneError {
					i += 6
				}
			}
			b = utf8.AppendRune(b, r)
		case c == '\\':
			c = s[i+1]
			if k := strings.IndexByte("bfnrt", c); k >= 0 {
				c = "\b\f\n\r\t"[k]
			}
			b = append(b, c)
			i += 2
		case c < utf8.RuneSelf:
			b = append(b, c)
			i++
		default:
			r, n := utf8.DecodeRune(s[i:])
			b = utf8.AppendRune(b, r)
			i += n
		}
	}
	return string(b)
}

func hexRune(s []byte) rune {
	n, _ := strconv.ParseUint(string(s[:4]), 16, 32)
	return rune(n)
}

// ---- values

// value stores the value that comes in v.
func (d *decoder) value(v reflect.Value) error {
	switch d.next() {
	case '[':
		return d.array(v)
	case '{':
		return d.object(v)
	}
	return d.literal(d.skip(), v, false)
}

// target follows pointers from v on, making what is missing, to where a value is stored; or to
// something that takes it itself. null stops at the last pointer that can be nil.
func target(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	start, addressed := v, false
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		addressed = true
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			e := v.Elem()
			if e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				addressed = false
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			break
		}
		if v.Elem().Kind() == reflect.Interface && v.Elem().Elem().Equal(v) {
			v = v.Elem()
			break
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.CanInterface() {
			if u, ok := v.Interface().(Unmarshaler); ok {
				return u, nil, reflect.Value{}
			}
			if !null {
				if u, ok := v.Interface().(encoding.TextUnmarshaler); ok {
					return nil, u, reflect.Value{}
				}
			}
		}
		if addressed {
			v, addressed = start, false
		} else {
			v = v.Elem()
		}
	}
	return nil, nil, v
}

func isAny(v reflect.Value) bool { return v.Kind() == reflect.Interface && v.NumMethod() == 0 }

func (d *decoder) array(v reflect.Value) error {
	given := v.Type()
	u, text, v := target(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if text != nil {
		d.mismatch("array", given, d.at+1)
		d.skip()
		return nil
	}
	if isAny(v) {
		v.Set(reflect.ValueOf(d.anything()))
		return nil
	}
	if v.Kind() != reflect.Array && v.Kind() != reflect.Slice {
		d.mismatch("array", v.Type(), d.at+1)
		d.skip()
		return nil
	}
	d.at++
	i := 0
	for ; d.more(']', i == 0); i++ {
		if v.Kind() == reflect.Slice {
			if i >= v.Cap() {
				v.Grow(1)
			}
			if i >= v.Len() {
				v.SetLen(i + 1)
			}
		}
		if i >= v.Len() {
			d.skip()
			continue
		}
		if err := d.value(v.Index(i)); err != nil {
			return err
		}
	}
	if v.Kind() == reflect.Array {
		for ; i < v.Len(); i++ {
			v.Index(i).SetZero()
		}
	} else if i == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	} else if i < v.Len() {
		v.SetLen(i)
	}
	return nil
}

func (d *decoder) object(v reflect.Value) error {
	given := v.Type()
	u, text, v := target(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if text != nil {
		d.mismatch("object", given, d.at+1)
		d.skip()
		return nil
	}
	if isAny(v) {
		v.Set(reflect.ValueOf(d.anything()))
		return nil
	}
	t := v.Type()
	switch v.Kind() {
	case reflect.Map:
		switch k := t.Key(); {
		case k.Kind() == reflect.String, reflect.Int <= k.Kind() && k.Kind() <= reflect.Uintptr:
		case reflect.PointerTo(k).Implements(textUnmarshalerType):
		default:
			d.mismatch("object", t, d.at+1)
			d.skip()
			return nil
		}
		if v.IsNil() {
			v.Set(reflect.MakeMap(t))
		}
	case reflect.Struct:
	default:
		d.mismatch("object", t, d.at+1)
		d.skip()
		return nil
	}
	outerType, outerPath := d.structType, d.path
	d.at++
	for first := true; d.more('}', first); first = false {
		keyAt := d.at
		key := unquote(d.skip())
		d.next()
		d.at++
		var err error
		if v.Kind() == reflect.Map {
			err = d.element(v, key, keyAt)
		} else {
			err = d.field(v, key)
		}
		if err != nil {
			return err
		}
		d.structType, d.path = outerType, outerPath
	}
	return nil
}

// element stores the value that comes in a map.
func (d *decoder) element(v reflect.Value, key string, keyAt int) error {
	t := v.Type()
	elem := reflect.New(t.Elem()).Elem()
	if err := d.value(elem); err != nil {
		return err
	}
	k := t.Key()
	made := reflect.New(k).Elem()
	switch {
	case reflect.PointerTo(k).Implements(textUnmarshalerType):
		if err := made.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(key)); err != nil {
			return err
		}
	case k.Kind() == reflect.String:
		made.SetString(key)
	case made.CanInt():
		n, err := strconv.ParseInt(key, 10, 64)
		if err != nil || made.OverflowInt(n) {
			d.mismatch("number "+key, k, keyAt+1)
			return nil
		}
		made.SetInt(n)
	default:
		n, err := strconv.ParseUint(key, 10, 64)
		if err != nil || made.OverflowUint(n) {
			d.mismatch("number "+key, k, keyAt+1)
			return nil
		}
		made.SetUint(n)
	}
	v.SetMapIndex(made, elem)
	return nil
}

// field stores the value that comes in a struct's field.
func (d *decoder) field(v reflect.Value, key string) error {
	f := d.infos.of(v.Type()).find(key)
	if f == nil {
		if d.known {
			d.save(fmt.Errorf("json: unknown field %q", key))
		}
		d.skip()
		return nil
	}
	part := v
	for _, i := range f.index {
		if part.Kind() == reflect.Pointer {
			if part.IsNil() {
				if !part.CanSet() {
					d.save(fmt.Errorf("json: cannot set embedded pointer to unexported struct: %v", part.Type().Elem()))
					d.skip()
					return nil
				}
				part.Set(reflect.New(part.Type().Elem()))
			}
			part = part.Elem()
		}
		part = part.Field(i)
	}
	d.structType = v.Type()
	d.path = append(d.path[:len(d.path):len(d.path)], f.name)
	if !f.quoted {
		return d.value(part)
	}
	switch c := d.next(); {
	case c == 'n':
		return d.literal(d.skip(), part, false)
	case c == '"':
		return d.literal([]byte(unquote(d.skip())), part, true)
	}
	d.skip()
	d.save(fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into %v", part.Type()))
	return nil
}

// literal stores a string, number or word; quoted: it was text in a string.
func (d *decoder) literal(item []byte, v reflect.Value, quoted bool) error {
	bad := func() error {
		return fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal %q into %v", item, v.Type())
	}
	if len(item) == 0 {
		d.save(bad())
		return nil
	}
	null := item[0] == 'n'
	u, text, v2 := target(v, null)
	if u != nil {
		return u.UnmarshalJSON(item)
	}
	if text != nil {
		if item[0] != '"' {
			what := "number"
			if item[0] == 't' || item[0] == 'f' {
				what = "bool"
			}
			if quoted {
				d.save(bad())
			} else {
				d.mismatch(what, v.Type(), d.at)
			}
			return nil
		}
		return text.UnmarshalText([]byte(unquote(item)))
	}
	v = v2
	if quoted && check(item) != nil {
		d.save(bad())
		return nil
	}
	switch c := item[0]; {
	case null:
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case c == 't' || c == 'f':
		switch {
		case v.Kind() == reflect.Bool:
			v.SetBool(c == 't')
		case isAny(v):
			v.Set(reflect.ValueOf(c == 't'))
		case quoted:
			d.save(bad())
		default:
			d.mismatch("bool", v.Type(), d.at)
		}
	case c == '"':
		d.text(item, unquote(item), v)
	default:
		return d.number(string(item), v, quoted, bad)
	}
	return nil
}

func (d *decoder) text(item []byte, s string, v reflect.Value) {
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			d.save(err)
			return
		}
		v.SetBytes(b)
	case v.Kind() == reflect.String:
		if v.Type() == numberType && !isNumber(s) {
			d.save(fmt.Errorf("json: invalid number literal, trying to unmarshal %q into Number", item))
			return
		}
		v.SetString(s)
	case isAny(v):
		v.Set(reflect.ValueOf(s))
	default:
		d.mismatch("string", v.Type(), d.at)
	}
}

func (d *decoder) number(s string, v reflect.Value, quoted bool, bad func() error) error {
	switch k := v.Kind(); {
	case isAny(v):
		n, err := d.convert(s)
		if err != nil {
			d.save(err)
			return nil
		}
		v.Set(reflect.ValueOf(n))
	case v.CanInt():
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || v.OverflowInt(n) {
			d.mismatch("number "+s, v.Type(), d.at)
			return nil
		}
		v.SetInt(n)
	case v.CanUint():
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.mismatch("number "+s, v.Type(), d.at)
			return nil
		}
		v.SetUint(n)
	case v.CanFloat():
		n, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil || v.OverflowFloat(n) {
			d.mismatch("number "+s, v.Type(), d.at)
			return nil
		}
		v.SetFloat(n)
	case k == reflect.String && v.Type() == numberType:
		v.SetString(s)
	case quoted:
		return bad()
	default:
		d.mismatch("number", v.Type(), d.at)
	}
	return nil
}

func (d *decoder) convert(s string) (any, error) {
	if d.useNumber {
		return Number(s), nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, &UnmarshalTypeError{Value: "number " + s, Type: reflect.TypeOf(0.0), Offset: int64(d.at)}
	}
	return f, nil
}

// anything is the value that comes, as an any holds it.
func (d *decoder) anything() any {
	switch d.next() {
	case '[':
		d.at++
		list := []any{}
		for d.more(']', len(list) == 0) {
			list = append(list, d.anything())
		}
		return list
	case '{':
		d.at++
		m := map[string]any{}
		for first := true; d.more('}', first); first = false {
			key := unquote(d.skip())
			d.next()
			d.at++
			m[key] = d.anything()
		}
		return m
	}
	item := d.skip()
	switch item[0] {
	case 'n':
		return nil
	case 't', 'f':
		return item[0] == 't'
	case '"':
		return unquote(item)
	}
	n, err := d.convert(string(item))
	if err != nil {
		d.save(err)
	}
	return n
}
