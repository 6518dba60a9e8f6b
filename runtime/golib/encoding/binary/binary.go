// SPDX-License-Identifier: MIT

// Package binary: numbers as bytes, in either order, and values made of
// numbers of fixed size.
package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

// A ByteOrder reads and writes numbers.
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

// An AppendByteOrder appends numbers.
type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}

type (
	littleEndian struct{}
	bigEndian    struct{}
	nativeEndian struct{ littleEndian }
)

var (
	LittleEndian littleEndian // LittleEndian has the lowest byte first.
	BigEndian    bigEndian    // BigEndian has the highest byte first.
	NativeEndian nativeEndian // NativeEndian is the simulated processor's.
)

func (littleEndian) Uint16(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }

func (littleEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func (o littleEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(o.Uint32(b)) | uint64(o.Uint32(b[4:]))<<32
}

func (littleEndian) PutUint16(b []byte, v uint16) { b[1], b[0] = byte(v>>8), byte(v) }

func (littleEndian) PutUint32(b []byte, v uint32) {
	b[3], b[2], b[1], b[0] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
}

func (o littleEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	o.PutUint32(b, uint32(v))
	o.PutUint32(b[4:], uint32(v>>32))
}

func (littleEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v), byte(v>>8)) }

func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

func (o littleEndian) AppendUint64(b []byte, v uint64) []byte {
	return o.AppendUint32(o.AppendUint32(b, uint32(v)), uint32(v>>32))
}

func (littleEndian) String() string { return "LittleEndian" }

func (littleEndian) GoString() string { return "binary.LittleEndian" }

func (bigEndian) Uint16(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 }

func (bigEndian) Uint32(b []byte) uint32 {
	return uint32(b[3]) | uint32(b[2])<<8 | uint32(b[1])<<16 | uint32(b[0])<<24
}

func (o bigEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(o.Uint32(b))<<32 | uint64(o.Uint32(b[4:]))
}

func (bigEndian) PutUint16(b []byte, v uint16) { b[1], b[0] = byte(v), byte(v>>8) }

func (bigEndian) PutUint32(b []byte, v uint32) {
	b[3], b[2], b[1], b[0] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
}

func (o bigEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	o.PutUint32(b, uint32(v>>32))
	o.PutUint32(b[4:], uint32(v))
}

func (bigEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v>>8), byte(v)) }

func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func (o bigEndian) AppendUint64(b []byte, v uint64) []byte {
	return o.AppendUint32(o.AppendUint32(b, uint32(v>>32)), uint32(v))
}

func (bigEndian) String() string { return "BigEndian" }

func (bigEndian) GoString() string { return "binary.BigEndian" }

func (nativeEndian) String() string { return "NativeEndian" }

func (nativeEndian) GoString() string { return "binary.NativeEndian" }

// ---- values ----

// size is a type's; -1 if it has none that is fixed.
func size(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if n := size(t.Elem()); n >= 0 {
			return n * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := range t.NumField() {
			n := size(t.Field(i).Type)
			if n < 0 {
				return -1
			}
			sum += n
		}
		return sum
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

func valueSize(v reflect.Value) int {
	if !v.IsValid() {
		return -1
	}
	if v.Kind() == reflect.Slice {
		if n := size(v.Type().Elem()); n >= 0 {
			return n * v.Len()
		}
		return -1
	}
	return size(v.Type())
}

// Size is how many bytes Write makes of v; -1 if it cannot.
func Size(v any) int { return valueSize(reflect.Indirect(reflect.ValueOf(v))) }

func typeName(v any) string {
	if v == nil {
		return "<nil>"
	}
	return reflect.TypeOf(v).String()
}

func put(order ByteOrder, out []byte, bits uint64, n int) []byte {
	var b [8]byte
	switch n {
	case 1:
		b[0] = byte(bits)
	case 2:
		order.PutUint16(b[:], uint16(bits))
	case 4:
		order.PutUint32(b[:], uint32(bits))
	default:
		order.PutUint64(b[:], bits)
	}
	return append(out, b[:n]...)
}

func putFloat(order ByteOrder, out []byte, f float64, n int) []byte {
	if n == 4 {
		return put(order, out, uint64(math.Float32bits(float32(f))), 4)
	}
	return put(order, out, math.Float64bits(f), 8)
}

func encode(order ByteOrder, out []byte, v reflect.Value) []byte {
	n := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			out = encode(order, out, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "_" {
				out = append(out, make([]byte, size(v.Type().Field(i).Type))...)
			} else {
				out = encode(order, out, v.Field(i))
			}
		}
	case reflect.Bool:
		if v.Bool() {
			return append(out, 1)
		}
		return append(out, 0)
	case reflect.Float32, reflect.Float64:
		return putFloat(order, out, v.Float(), n)
	case reflect.Complex64, reflect.Complex128:
		c := v.Complex()
		return putFloat(order, putFloat(order, out, real(c), n/2), imag(c), n/2)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return put(order, out, uint64(v.Int()), n)
	default:
		return put(order, out, v.Uint(), n)
	}
	return out
}

// Append appends data's bytes to buf.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	if valueSize(v) < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + typeName(data))
	}
	return encode(order, buf, v), nil
}

// Write writes data: a number, a bool, a slice, array or struct of such, or a pointer to one.
func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	if valueSize(v) < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + typeName(data))
	}
	_, err := w.Write(encode(order, nil, v))
	return err
}

// Encode writes data's bytes to the beginning of buf.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	n := valueSize(v)
	if n < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + typeName(data))
	}
	if len(buf) < n {
		return 0, errors.New("buffer too small")
	}
	return copy(buf, encode(order, nil, v)), nil
}

func get(order ByteOrder, in []byte, n int) uint64 {
	switch n {
	case 1:
		return uint64(in[0])
	case 2:
		return uint64(order.Uint16(in))
	case 4:
		return uint64(order.Uint32(in))
	}
	return order.Uint64(in)
}

func getFloat(order ByteOrder, in []byte, n int) float64 {
	if n == 4 {
		return float64(math.Float32frombits(order.Uint32(in)))
	}
	return math.Float64frombits(order.Uint64(in))
}

func decode(order ByteOrder, in []byte, v reflect.Value) []byte {
	n := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			in = decode(order, in, v.Index(i))
		}
		return in
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "_" {
				in = in[size(v.Type().Field(i).Type):]
			} else {
				in = decode(order, in, v.Field(i))
			}
		}
		return in
	case reflect.Bool:
		v.SetBool(in[0] != 0)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(getFloat(order, in, n))
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(complex(getFloat(order, in, n/2), getFloat(order, in[n/2:], n/2)))
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		shift := 64 - 8*n
		v.SetInt(int64(get(order, in, n)<<shift) >> shift)
	default:
		v.SetUint(get(order, in, n))
	}
	return in[n:]
}

func target(data any) (reflect.Value, int) {
	v := reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, valueSize(v)
	case reflect.Slice:
		return v, valueSize(v)
	}
	return v, -1
}

// Decode reads data, a pointer or slice, from the beginning of buf.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, n := target(data)
	if n < 0 {
		return 0, errors.New("binary.Decode: invalid type " + typeName(data))
	}
	if len(buf) < n {
		return 0, errors.New("buffer too small")
	}
	decode(order, buf[:n], v)
	return n, nil
}

// Read reads data, a pointer or slice, from r.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, n := target(data)
	if n < 0 {
		return errors.New("binary.Read: invalid type " + typeName(data))
	}
	in := make([]byte, n)
	if _, err := io.ReadFull(r, in); err != nil {
		return err
	}
	decode(order, in, v)
	return nil
}
