// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"unsafe"
)

// ---- parts

// Elem is what an interface holds or a pointer points to.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		inner := v.get()
		if inner == nil {
			return Value{}
		}
		return Value{typ: rt.Of(inner), flag: v.ro(), val: inner}
	case Pointer:
		p := pointerOf(v.get())
		if p == nil {
			return Value{}
		}
		return variable(rt.Elem(v.typ), p, v.ro())
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// Indirect is what v points to if it is a pointer, else v.
func Indirect(v Value) Value {
	if v.kind() != Pointer {
		return v
	}
	return v.Elem()
}

// NumField counts a struct's fields.
func (v Value) NumField() int {
	v.mustBe("NumField", Struct)
	return rt.NumField(v.typ)
}

// Field is a struct's field number i.
func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		panic(&ValueError{"reflect.Value.Field", v.kind()})
	}
	if i < 0 || i >= rt.NumField(v.typ) {
		panic("reflect: Field index out of range")
	}
	_, pkg, _, typ, at, embedded := fieldInfo(v.typ, i)
	ro := v.flag & flagStickyRO
	if pkg != "" && embedded {
		ro |= flagEmbedRO
	} else if pkg != "" {
		ro |= flagStickyRO
	}
	if v.flag&flagAddr != 0 {
		return variable(typ, offset(v.ptr, at), ro)
	}
	return Value{typ: typ, flag: ro, val: rt.Field(v.val, i)}
}

// FieldByIndex follows a path of field numbers, through embedded pointers too.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.mustBe("FieldByIndex", Struct)
	for depth, i := range index {
		if depth > 0 && v.kind() == Pointer && kindOf(rt.Elem(v.typ)) == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

type embedError string

func (e embedError) Error() string { return string(e) }

// FieldByIndexErr is FieldByIndex that gives an error for a nil embedded pointer.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.mustBe("FieldByIndexErr", Struct)
	for depth, i := range index {
		if depth > 0 && v.kind() == Pointer && kindOf(rt.Elem(v.typ)) == Struct {
			if v.IsNil() {
				return Value{}, embedError("reflect: indirection through nil pointer to embedded struct field " +
					typeName(rt.Elem(v.typ)))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, nil
}

// FieldByName is the field that the selector v.name means, or the zero Value.
func (v Value) FieldByName(name string) Value {
	v.mustBe("FieldByName", Struct)
	if f, ok := typeAt(v.typ).FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc is the field whose name matches, or the zero Value.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.Type().FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Len is the length of an array, channel, map, slice, string or pointer to an array.
func (v Value) Len() int {
	switch v.kind() {
	case String:
		return len(v.String())
	case Array:
		n, _, _, _ := typeShape(v.typ)
		return n
	case Slice, Map, Chan:
		return rt.Len(v.get())
	case Pointer:
		if kindOf(rt.Elem(v.typ)) == Array {
			n, _, _, _ := typeShape(rt.Elem(v.typ))
			return n
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

// Cap is the capacity of an array, channel, slice or pointer to an array.
func (v Value) Cap() int {
	switch v.kind() {
	case Array:
		return v.Len()
	case Chan:
		return chanCap(v.get())
	case Slice:
		_, _, n := sliceParts(v.get())
		return n
	case Pointer:
		if kindOf(rt.Elem(v.typ)) == Array {
			return v.Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.kind()})
}

func elemSize(t rt.Type) uintptr {
	size, _ := typeSize(t)
	return size
}

// Index is element i of an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Array:
		elem := rt.Elem(v.typ)
		if i < 0 || i >= v.Len() {
			panic("reflect: array index out of range")
		}
		if v.flag&flagAddr != 0 {
			return variable(elem, offset(v.ptr, uintptr(i)*elemSize(elem)), v.flag&flagRO)
		}
		return Value{typ: elem, flag: v.flag & flagRO, val: rt.Index(v.val, i)}
	case Slice:
		p, n, _ := sliceParts(v.get())
		if i < 0 || i >= n {
			panic("reflect: slice index out of range")
		}
		elem := rt.Elem(v.typ)
		return variable(elem, offset(p, uintptr(i)*elemSize(elem)), v.ro())
	case String:
		s := v.String()
		if i < 0 || i >= len(s) {
			panic("reflect: string index out of range")
		}
		return Value{typ: rt.Of(s[i]), flag: v.ro(), val: s[i]}
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

// Slice is v[i:j].
func (v Value) Slice(i, j int) Value {
	if v.kind() == String {
		s := v.String()
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		return Value{typ: v.typ, flag: v.ro(), val: retype(v.typ, s[i:j])}
	}
	typ, p, n := v.elements("Slice")
	if i < 0 || j < i || j > n {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.cut(typ, p, i, j, n)
}

// Slice3 is v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	typ, p, n := v.elements("Slice3")
	if i < 0 || j < i || k < j || k > n {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.cut(typ, p, i, j, k)
}

// elements is the slice type, start and capacity of what can be sliced.
func (v Value) elements(method string) (typ rt.Type, p unsafe.Pointer, n int) {
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		return SliceOf(typeAt(rt.Elem(v.typ))).index(), v.ptr, v.Len()
	case Slice:
		p, _, n = sliceParts(v.get())
		return v.typ, p, n
	}
	panic(&ValueError{"reflect.Value." + method, v.kind()})
}

func (v Value) cut(typ rt.Type, p unsafe.Pointer, i, j, k int) Value {
	if k > i {
		p = offset(p, uintptr(i)*elemSize(rt.Elem(typ)))
	}
	return Value{typ: typ, flag: v.ro(), val: sliceFrom(typ, p, j-i, k-i)}
}

// SetLen sets the length of a slice variable.
func (v Value) SetLen(n int) {
	v.mustBeAssignable("reflect.Value.SetLen")
	v.mustBe("SetLen", Slice)
	p, _, c := sliceParts(v.get())
	if n < 0 || n > c {
		panic("reflect: slice length out of range in SetLen")
	}
	store(v.typ, v.ptr, sliceFrom(v.typ, p, n, c))
}

// SetCap sets the capacity of a slice variable.
func (v Value) SetCap(n int) {
	v.mustBeAssignable("reflect.Value.SetCap")
	v.mustBe("SetCap", Slice)
	p, l, c := sliceParts(v.get())
	if n < l || n > c {
		panic("reflect: slice capacity out of range in SetCap")
	}
	store(v.typ, v.ptr, sliceFrom(v.typ, p, l, n))
}

// Grow makes room for n more elements in a slice variable.
func (v Value) Grow(n int) {
	v.mustBeAssignable("reflect.Value.Grow")
	v.mustBe("Grow", Slice)
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	p, l, c := sliceParts(v.get())
	if l+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if l+n > c {
		store(v.typ, v.ptr, grown(v.typ, p, l, c, n))
	}
}

// grown is the slice with room for n more elements.
func grown(typ rt.Type, p unsafe.Pointer, l, c, n int) any {
	wanted := c * 2
	if c >= 256 {
		wanted = c + c/4 + 192
	}
	if wanted < l+n {
		wanted = l + n
	}
	elem := rt.Elem(typ)
	q := alloc(elem, wanted)
	copyElems(elem, q, p, l)
	return sliceFrom(typ, q, l, wanted)
}

// Clear removes a map's entries or zeroes a slice's elements.
func (v Value) Clear() {
	switch v.kind() {
	case Map:
		mapClear(v.get())
	case Slice:
		for i := 0; i < v.Len(); i++ {
			e := v.Index(i)
			store(e.typ, e.ptr, zero(e.typ))
		}
	default:
		panic(&ValueError{"reflect.Value.Clear", v.kind()})
	}
}
