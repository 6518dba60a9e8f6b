// SPDX-License-Identifier: MIT

package reflect

import rt "internal/rtype"

// ---- relations

// Implements reports whether the type has all methods of the interface type u.
func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(t.id, u.index())
}

// AssignableTo reports whether a value of the type can be assigned to a variable of type u.
func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return assignable(t.id, u.index())
}

// ConvertibleTo reports whether a value of the type can be converted to type u.
func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertible(t.id, u.index())
}

func hasName(id rt.Type) bool {
	_, _, _, named := typeShape(id)
	return named
}

func assignable(from, to rt.Type) bool {
	if from == to {
		return true
	}
	if kindOf(to) == Interface {
		return implements(from, to)
	}
	if hasName(from) && hasName(to) || kindOf(from) != kindOf(to) {
		return false
	}
	if kindOf(from) == Chan && chanDir(from) == BothDir && rt.Elem(from) == rt.Elem(to) {
		return true
	}
	return sameUnderlying(from, to, true)
}

// sameUnderlying compares what the types are made as, their names left aside.
func sameUnderlying(a, b rt.Type, tags bool) bool {
	if a == b {
		return true
	}
	kind := kindOf(a)
	if kind != kindOf(b) {
		return false
	}
	if kind >= Bool && kind <= Complex128 || kind == String || kind == UnsafePointer {
		return true
	}
	na, pa, va, _ := typeShape(a)
	nb, pb, vb, _ := typeShape(b)
	if na != nb || pa != pb || va != vb {
		return false
	}
	switch kind {
	case Array, Chan, Pointer, Slice:
		return identical(rt.Elem(a), rt.Elem(b), tags)
	case Map:
		return identical(rt.Key(a), rt.Key(b), tags) && identical(rt.Elem(a), rt.Elem(b), tags)
	case Interface:
		return numMethod(a) == numMethod(b) && implements(a, b)
	}
	return sameFields(a, b, kind == Struct, tags)
}

func sameFields(a, b rt.Type, isStruct, tags bool) bool {
	n := rt.NumField(a)
	if n != rt.NumField(b) {
		return false
	}
	for i := 0; i < n; i++ {
		if !identical(rt.FieldType(a, i), rt.FieldType(b, i), tags) {
			return false
		}
		if !isStruct {
			continue
		}
		nameA, pkgA, tagA, _, _, embA := fieldInfo(a, i)
		nameB, pkgB, tagB, _, _, embB := fieldInfo(b, i)
		if nameA != nameB || pkgA != pkgB || embA != embB || tags && tagA != tagB {
			return false
		}
	}
	return true
}

// identical types have one entry; without tags, unnamed structs may differ in those.
func identical(a, b rt.Type, tags bool) bool {
	if a == b {
		return true
	}
	if tags || hasName(a) || hasName(b) {
		return false
	}
	return sameUnderlying(a, b, false)
}

// ---- overflow

// OverflowInt reports whether the type cannot hold x.
func (t *rtype) OverflowInt(x int64) bool {
	if !t.kind().isInt() {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	return overflowInt(t.kind(), x)
}

// OverflowUint reports whether the type cannot hold x.
func (t *rtype) OverflowUint(x uint64) bool {
	if !t.kind().isUint() {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	return overflowUint(t.kind(), x)
}

// OverflowFloat reports whether the type cannot hold x.
func (t *rtype) OverflowFloat(x float64) bool {
	if !t.kind().isFloat() {
		panic("reflect: OverflowFloat of non-float type " + t.String())
	}
	return t.kind() == Float32 && overflowFloat32(x)
}

// OverflowComplex reports whether the type cannot hold x.
func (t *rtype) OverflowComplex(x complex128) bool {
	if !t.kind().isComplex() {
		panic("reflect: OverflowComplex of non-complex type " + t.String())
	}
	return t.kind() == Complex64 && (overflowFloat32(real(x)) || overflowFloat32(imag(x)))
}

func overflowInt(k Kind, x int64) bool {
	shift := 64 - k.bits()
	return x<<shift>>shift != x
}

func overflowUint(k Kind, x uint64) bool {
	shift := 64 - k.bits()
	return x<<shift>>shift != x
}

const maxFloat32 = 0x1p127 * (1 + (1 - 0x1p-23))

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return x > maxFloat32 && x <= 0x1p1023*(1+(1-0x1p-52))
}

// ---- iteration

// CanSeq reports whether range can go over values of the type with one variable.
func (t *rtype) CanSeq() bool {
	switch k := t.kind(); k {
	case Array, Slice, Chan, String, Map:
		return true
	case Func:
		return canYield(t.id, 1)
	case Pointer:
		return kindOf(rt.Elem(t.id)) == Array
	default:
		return k.isInt() || k.isUint()
	}
}

// CanSeq2 reports whether range can go over values of the type with two variables.
func (t *rtype) CanSeq2() bool {
	switch t.kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return canYield(t.id, 2)
	case Pointer:
		return kindOf(rt.Elem(t.id)) == Array
	}
	return false
}

// canYield reports whether a func type is func(yield func(n parameters) bool).
func canYield(id rt.Type, n int) bool {
	_, params, _, _ := typeShape(id)
	if params != 1 || rt.NumField(id) != 1 {
		return false
	}
	yield := rt.FieldType(id, 0)
	if kindOf(yield) != Func {
		return false
	}
	_, params, _, _ = typeShape(yield)
	return params == n && rt.NumField(yield) == n+1 && kindOf(rt.FieldType(yield, n)) == Bool
}
