// SPDX-License-Identifier: MIT

package reflect

import "strconv"

// A Kind is what a type is made as; the zero Kind is none.
type Kind uint

const (
	Invalid Kind = iota
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

// Ptr is the old name of Pointer.
const Ptr = Pointer

const kindNames = "invalid bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 " +
	"uintptr float32 float64 complex64 complex128 array chan func interface map ptr slice string " +
	"struct unsafe.Pointer "

// String returns the kind's name.
func (k Kind) String() string {
	if k > UnsafePointer {
		return "kind" + strconv.Itoa(int(k))
	}
	start := 0
	for ; k > 0; k-- {
		for kindNames[start] != ' ' {
			start++
		}
		start++
	}
	end := start
	for kindNames[end] != ' ' {
		end++
	}
	return kindNames[start:end]
}

func (k Kind) isInt() bool     { return k >= Int && k <= Int64 }
func (k Kind) isUint() bool    { return k >= Uint && k <= Uintptr }
func (k Kind) isFloat() bool   { return k == Float32 || k == Float64 }
func (k Kind) isComplex() bool { return k == Complex64 || k == Complex128 }

// bits is the width of a number's kind.
func (k Kind) bits() int {
	switch k {
	case Int8, Uint8:
		return 8
	case Int16, Uint16:
		return 16
	case Int32, Uint32, Float32:
		return 32
	case Complex128:
		return 128
	}
	return 64
}

// A ChanDir says what a channel type can do.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

// String returns the direction as it is written in types.
func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// A ValueError is what a Value's method panics with if its kind does not allow it.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// A StructTag is the text behind a field's declaration: key:"value" pairs.
type StructTag string

// Get returns the value of a key, "" if there is none.
func (tag StructTag) Get(key string) string {
	value, _ := tag.Lookup(key)
	return value
}

// Lookup returns the value of a key, and whether the tag has it. A malformed rest is not looked at.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	rest := string(tag)
	for {
		for rest != "" && rest[0] == ' ' {
			rest = rest[1:]
		}
		n := nameEnd(rest)
		if n == 0 || n+1 >= len(rest) || rest[n] != ':' || rest[n+1] != '"' {
			return "", false
		}
		name := rest[:n]
		rest = rest[n+1:]
		n = quotedEnd(rest)
		if n < 0 {
			return "", false
		}
		quoted := rest[:n]
		rest = rest[n:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
}

// nameEnd is where a key ends that s begins with.
func nameEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c == ':' || c == '"' || c == 0x7f {
			return i
		}
	}
	return len(s)
}

// quotedEnd is the length of the quoted text that s begins with, -1 if it does not end.
func quotedEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}
