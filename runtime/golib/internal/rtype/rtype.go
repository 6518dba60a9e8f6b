// SPDX-License-Identifier: MIT

// Package rtype looks at values and types through the machine's type table.
// It is what fmt, sort and reflect stand on. All functions are natives
// (runtime/machine/machine-native-lib-rtype.c).
//
// A value is passed as an `any`. Parts of it come back as `any` too; where a
// part has an interface type, what comes back is its dynamic value, so the
// caller asks FieldType or Elem for the static type if it matters. Parts of
// structs and arrays share the immutable copy behind the interface: looking
// inside costs no allocation.
package rtype

import "unsafe"

// Type is a type's index in the program's table; 0 is none.
type Type uint32

// Kinds, numbered as reflect.Kind.
const (
	Invalid = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Of is the dynamic type of v, 0 for nil.
func Of(v any) Type

// KindOf is the kind of a type, Invalid for 0.
func KindOf(t Type) int

// NameOf prints a type as %T does.
func NameOf(t Type) string

// Comparable reports whether == on two values of the type cannot panic for the type's own sake.
func Comparable(t Type) bool

// Elem is the element type of a pointer, slice, array, map or channel.
func Elem(t Type) Type

// Key is the key type of a map.
func Key(t Type) Type

// NumField counts the fields of a struct type.
func NumField(t Type) int

// FieldName is the name of field i.
func FieldName(t Type, i int) string

// FieldType is the static type of field i.
func FieldType(t Type, i int) Type

// Exported reports whether a name begins with an upper case letter.
func Exported(name string) bool

// Field is field i of the struct v.
func Field(v any, i int) any

// Index is element i of the array or slice v.
func Index(v any, i int) any

// Len is the length of an array, slice, string, map or channel.
func Len(v any) int

// AsInt is the value of an integer of any kind, if it fits an int.
func AsInt(v any) (n int, ok bool)

// IsNil reports whether v is a nil pointer, map, slice, channel, func or nil itself.
func IsNil(v any) bool

// Deref is a copy of what the pointer v, not nil, points to.
func Deref(v any) any

// Entries lists a map's keys in ascending order, and the elements beside them.
func Entries(v any) (keys, elems []any)

// Set stores a value of a basic kind in *p, of the same kind but for its name
// and width: any integer type takes an int64 or uint64.
func Set(p, value any)

// Swap exchanges elements i and j of the slice v.
func Swap(v any, i, j int)

// Bytes returns the memory of a string without copying it; not to be written to.
func Bytes(s string) []byte

// Text returns a string that shares b's memory; b must not change as long as the string is used.
func Text(b []byte) string

// Load is what a variable of type t at p holds.
func Load(t Type, p unsafe.Pointer) any

var reflectValue Type

// SetReflectValue tells this package which type reflect.Value is; called by package reflect.
func SetReflectValue(v any) { reflectValue = Of(v) }

// Held is what the reflect.Value v holds, and its type, 0 if none. callable is false if it came from
// an unexported field; ok is false if v is no reflect.Value.
func Held(v any) (held any, static Type, callable, ok bool) {
	if reflectValue == 0 || Of(v) != reflectValue {
		return nil, 0, false, false
	}
	const isVariable, isReadOnly = 1, 2 | 4
	static = Field(v, 0).(Type)
	flag := Field(v, 1).(uint32)
	held = Field(v, 2)
	if flag&isVariable != 0 {
		held = Load(static, Field(v, 3).(unsafe.Pointer))
	}
	return held, static, flag&isReadOnly == 0, true
}
