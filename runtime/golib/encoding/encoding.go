// SPDX-License-Identifier: MIT

// Package encoding: what types implement to choose their own form as bytes or text.
package encoding

// A BinaryMarshaler gives its form as bytes.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// A BinaryUnmarshaler takes its value from bytes.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// A TextMarshaler gives its form as text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// A TextUnmarshaler takes its value from text.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}
