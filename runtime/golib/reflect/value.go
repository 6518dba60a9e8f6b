// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"math"
	"unsafe"
)

// A Value is a value with its type, or a variable. The zero Value is none.
type Value struct {
	typ  rt.Type
	flag uint32
	val  any            // the value; of an interface type what is in it
	ptr  unsafe.Pointer // flagAddr: where the variable lies; of methods their function
}

const (
	flagAddr       = 1 << iota // a variable: lies at ptr
	flagStickyRO               // came through an unexported field
	flagEmbedRO                // came through an unexported embedded field
	flagMethod                 // a method of val; ptr is its function
	flagMethodExpr             // a method that takes its receiver as first argument
	flagRO         = flagStickyRO | flagEmbedRO
)

// ValueOf returns the value in i.
func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	return Value{typ: rt.Of(i), val: i}
}

// variable is the variable of a type at an address.
func variable(t rt.Type, p unsafe.Pointer, ro uint32) Value {
	return Value{typ: t, flag: flagAddr | ro, ptr: p}
}

// get is the value now: what a variable holds, of an interface type its dynamic value.
func (v Value) get() any {
	if v.flag&flagAddr != 0 {
		return load(v.typ, v.ptr)
	}
	return v.val
}

func (v Value) kind() Kind { return kindOf(v.typ) }

// ro is what a part of v inherits.
func (v Value) ro() uint32 {
	if v.flag&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

func (v Value) mustBe(method string, kind Kind) {
	if v.kind() != kind {
		panic(&ValueError{"reflect.Value." + method, v.kind()})
	}
}

func (v Value) mustBeExported(method string) {
	if v.typ == 0 {
		panic(&ValueError{method, Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect: " + method + " using value obtained using unexported field")
	}
}

func (v Value) mustBeAssignable(method string) {
	v.mustBeExported(method)
	if v.flag&flagAddr == 0 {
		panic("reflect: " + method + " using unaddressable value")
	}
}

// ---- what it is

// IsValid reports whether v is a value at all.
func (v Value) IsValid() bool { return v.typ != 0 }

// Kind is the kind of v's type, Invalid for the zero Value.
func (v Value) Kind() Kind { return v.kind() }

// Type is v's type.
func (v Value) Type() Type {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	return toType(v.typ)
}

// CanAddr reports whether v is a variable.
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }

// CanSet reports whether v is a variable that may be set.
func (v Value) CanSet() bool { return v.flag&(flagAddr|flagRO) == flagAddr }

// CanInterface reports whether Interface gives the value.
func (v Value) CanInterface() bool {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// Interface is the value as an any.
func (v Value) Interface() any {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.whole()
}

// whole is get, for methods as well.
func (v Value) whole() any {
	switch {
	case v.flag&flagMethod != 0:
		return methodValue(v.typ, v.ptr, v.val)
	case v.flag&flagMethodExpr != 0:
		if slotsOf(rt.FieldType(v.typ, 0)) != 1 {
			panic("reflect: the simulation makes no func value of a method expression whose receiver is larger than a word")
		}
		return fromPointer(v.typ, v.ptr)
	}
	return v.get()
}

// Addr is a pointer to the variable v.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	t := PointerTo(typeAt(v.typ)).index()
	return Value{typ: t, flag: v.flag & flagRO, val: fromPointer(t, v.ptr)}
}

// UnsafeAddr is the variable's address.
func (v Value) UnsafeAddr() uintptr {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return v.Addr().Pointer()
}

// IsNil reports whether a chan, func, interface, map, pointer or slice is nil.
func (v Value) IsNil() bool {
	switch v.kind() {
	case Interface:
		return v.get() == nil
	case Func:
		if v.flag&(flagMethod|flagMethodExpr) != 0 {
			return false
		}
		return rt.IsNil(v.get())
	case Chan, Map, Pointer, UnsafePointer, Slice:
		return rt.IsNil(v.get())
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

// IsZero reports whether v is its type's zero value.
func (v Value) IsZero() bool {
	switch k := v.kind(); k {
	case Invalid:
		panic(&ValueError{"reflect.Value.IsZero", Invalid})
	case Float32, Float64:
		return v.Float() == 0 && !math.Signbit(v.Float())
	case Complex64, Complex128:
		c := v.Complex()
		return c == 0 && !math.Signbit(real(c)) && !math.Signbit(imag(c))
	case String:
		return v.Len() == 0
	case Array:
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).IsZero() && v.Type().Field(i).Name != "_" {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	}
	return word(v.get()) == 0
}

// Comparable reports whether == on v cannot panic.
func (v Value) Comparable() bool {
	switch v.kind() {
	case Invalid:
		return true
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return rt.Comparable(v.typ)
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return rt.Comparable(v.typ)
}

// Equal reports whether v == u.
func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.typ != u.typ {
		return false
	}
	if k := v.kind(); k == Func || k == Map || k == Slice {
		panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
	}
	return v.get() == u.get()
}

// ---- numbers and strings

// Bool is a bool's value.
func (v Value) Bool() bool {
	v.mustBe("Bool", Bool)
	return word(v.get()) != 0
}

// Int is a signed integer's value.
func (v Value) Int() int64 {
	if !v.kind().isInt() {
		panic(&ValueError{"reflect.Value.Int", v.kind()})
	}
	return int64(word(v.get()))
}

// CanInt reports whether Int gives the value.
func (v Value) CanInt() bool { return v.kind().isInt() }

// Uint is an unsigned integer's value.
func (v Value) Uint() uint64 {
	if !v.kind().isUint() {
		panic(&ValueError{"reflect.Value.Uint", v.kind()})
	}
	return word(v.get())
}

// CanUint reports whether Uint gives the value.
func (v Value) CanUint() bool { return v.kind().isUint() }

// Float is a float's value.
func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(math.Float32frombits(uint32(word(v.get()))))
	case Float64:
		return math.Float64frombits(word(v.get()))
	}
	panic(&ValueError{"reflect.Value.Float", v.kind()})
}

// CanFloat reports whether Float gives the value.
func (v Value) CanFloat() bool { return v.kind().isFloat() }

var (
	complex64Type  = rt.Of(complex64(0))
	complex128Type = rt.Of(complex128(0))
	stringType     = rt.Of("")
	bytesType      = rt.Of([]byte(nil))
	runesType      = rt.Of([]rune(nil))
)

// Complex is a complex number's value.
func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		return complex128(retype(complex64Type, v.get()).(complex64))
	case Complex128:
		return retype(complex128Type, v.get()).(complex128)
	}
	panic(&ValueError{"reflect.Value.Complex", v.kind()})
}

// CanComplex reports whether Complex gives the value.
func (v Value) CanComplex() bool { return v.kind().isComplex() }

// String is a string's value; of other values it says their type.
func (v Value) String() string {
	switch v.kind() {
	case String:
		if v.flag&flagAddr != 0 {
			return *(*string)(v.ptr)
		}
		return stringOf(v.val)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + rt.NameOf(v.typ) + " Value>"
}

// Bytes is the value of a slice or variable array of bytes.
func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if kindOf(rt.Elem(v.typ)) != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return retype(bytesType, v.get()).([]byte)
	case Array:
		if kindOf(rt.Elem(v.typ)) != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		n := v.Len()
		return sliceFrom(bytesType, v.ptr, n, n).([]byte)
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

// Pointer is a pointer, channel, map, slice or func as a number.
func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return address(pointerOf(v.get()))
	case Slice, String:
		p, _, _ := sliceParts(v.get())
		return address(p)
	case Func:
		return funcPC(v.whole())
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

// UnsafePointer is the same as Pointer, as a pointer.
func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer, Func:
		return pointerOf(v.whole())
	case Slice, String:
		p, _, _ := sliceParts(v.get())
		return p
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

// OverflowInt reports whether v's type cannot hold x.
func (v Value) OverflowInt(x int64) bool {
	if !v.kind().isInt() {
		panic(&ValueError{"reflect.Value.OverflowInt", v.kind()})
	}
	return overflowInt(v.kind(), x)
}

// OverflowUint reports whether v's type cannot hold x.
func (v Value) OverflowUint(x uint64) bool {
	if !v.kind().isUint() {
		panic(&ValueError{"reflect.Value.OverflowUint", v.kind()})
	}
	return overflowUint(v.kind(), x)
}

// OverflowFloat reports whether v's type cannot hold x.
func (v Value) OverflowFloat(x float64) bool {
	if !v.kind().isFloat() {
		panic(&ValueError{"reflect.Value.OverflowFloat", v.kind()})
	}
	return v.kind() == Float32 && overflowFloat32(x)
}

// OverflowComplex reports whether v's type cannot hold x.
func (v Value) OverflowComplex(x complex128) bool {
	if !v.kind().isComplex() {
		panic(&ValueError{"reflect.Value.OverflowComplex", v.kind()})
	}
	return v.kind() == Complex64 && (overflowFloat32(real(x)) || overflowFloat32(imag(x)))
}

// ---- setting

// Set assigns x to the variable v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("reflect.Set")
	x.mustBeExported("reflect.Set")
	store(v.typ, v.ptr, x.assignTo("reflect.Set", v.typ))
}

// assignTo is v's value as one of type dst.
func (v Value) assignTo(context string, dst rt.Type) any {
	if v.typ == dst {
		return v.whole()
	}
	if kindOf(dst) == Interface {
		if implements(v.typ, dst) {
			return v.whole()
		}
	} else if assignable(v.typ, dst) {
		return retype(dst, v.whole())
	}
	panic(context + ": value of type " + rt.NameOf(v.typ) + " is not assignable to type " + rt.NameOf(dst))
}

// SetZero sets the variable to its type's zero value.
func (v Value) SetZero() {
	v.mustBeAssignable("reflect.Value.SetZero")
	store(v.typ, v.ptr, zero(v.typ))
}

// SetBool sets a bool variable.
func (v Value) SetBool(x bool) {
	v.mustBeAssignable("reflect.Value.SetBool")
	v.mustBe("SetBool", Bool)
	*(*bool)(v.ptr) = x
}

// SetInt sets an integer variable.
func (v Value) SetInt(x int64) {
	v.mustBeAssignable("reflect.Value.SetInt")
	if !v.kind().isInt() {
		panic(&ValueError{"reflect.Value.SetInt", v.kind()})
	}
	store(v.typ, v.ptr, fromWord(v.typ, uint64(x)))
}

// SetUint sets an unsigned variable.
func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("reflect.Value.SetUint")
	if !v.kind().isUint() {
		panic(&ValueError{"reflect.Value.SetUint", v.kind()})
	}
	store(v.typ, v.ptr, fromWord(v.typ, x))
}

// SetFloat sets a float variable.
func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("reflect.Value.SetFloat")
	switch v.kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetFloat", v.kind()})
	}
}

// SetComplex sets a complex variable.
func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("reflect.Value.SetComplex")
	switch v.kind() {
	case Complex64:
		store(v.typ, v.ptr, retype(v.typ, complex64(x)))
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetComplex", v.kind()})
	}
}

// SetString sets a string variable.
func (v Value) SetString(x string) {
	v.mustBeAssignable("reflect.Value.SetString")
	v.mustBe("SetString", String)
	*(*string)(v.ptr) = x
}

// SetBytes sets a variable that is a slice of bytes.
func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("reflect.Value.SetBytes")
	v.mustBe("SetBytes", Slice)
	if kindOf(rt.Elem(v.typ)) != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

// SetPointer sets an unsafe.Pointer variable.
func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("reflect.Value.SetPointer")
	v.mustBe("SetPointer", UnsafePointer)
	*(*unsafe.Pointer)(v.ptr) = x
}
