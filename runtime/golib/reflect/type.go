// SPDX-License-Identifier: MIT

// Package reflect: types and values that a program learns about while it runs.
//
// A Type is an entry of the program's table of types; a Value is a value with
// its type, or a variable: a type with an address. Everything that has to look
// at memory is native (native.go), what remains is here.
//
// The table holds the types that the program's text makes, and the pointers to
// them. Functions that would make others (MapOf, FuncOf …) find the type if the
// text mentions it anywhere, and panic with a message that says so if not.
package reflect

import rt "internal/rtype"

// A Type is what a Go type is at run time. Types are equal if they are identical.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool
	index() rt.Type
}

// rtype is the one implementation; its pointers are canonical, so that == on Types is identity.
type rtype struct{ id rt.Type }

// A StructField is one field of a struct type.
type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

// IsExported reports whether other packages can name the field.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A Method is one method of a type's method set.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

// IsExported reports whether other packages can name the method.
func (m Method) IsExported() bool { return m.PkgPath == "" }

var table []rtype

func init() {
	table = make([]rtype, numTypes())
	for i := range table {
		table[i].id = rt.Type(i)
	}
	rt.SetReflectValue(Value{})
}

// toType is the Type of a table entry, nil for none.
func toType(id rt.Type) Type {
	if id == 0 {
		return nil
	}
	return &table[id]
}

func typeAt(id rt.Type) *rtype { return &table[id] }

// TypeOf returns the dynamic type of i, nil for nil.
func TypeOf(i any) Type { return toType(rt.Of(i)) }

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	var v T
	if t := TypeOf(v); t != nil {
		return t
	}
	return TypeOf((*T)(nil)).Elem()
}

func kindOf(id rt.Type) Kind { return Kind(rt.KindOf(id)) }

func (t *rtype) index() rt.Type { return t.id }
func (t *rtype) kind() Kind     { return kindOf(t.id) }

// String returns the type as %T prints it.
func (t *rtype) String() string { return rt.NameOf(t.id) }

// Kind says what the type is made as.
func (t *rtype) Kind() Kind { return t.kind() }

// Name is the name of a defined or predeclared type, else "".
func (t *rtype) Name() string { return typeName(t.id) }

// PkgPath is the path of a defined type's package.
func (t *rtype) PkgPath() string { return typePkg(t.id) }

// Size is the number of bytes of a value.
func (t *rtype) Size() uintptr {
	size, _ := typeSize(t.id)
	return size
}

// Align is the alignment of a variable.
func (t *rtype) Align() int {
	_, align := typeSize(t.id)
	return int(align)
}

// FieldAlign is the alignment of a struct's field.
func (t *rtype) FieldAlign() int { return t.Align() }

// Comparable reports whether values can be compared with ==.
func (t *rtype) Comparable() bool { return rt.Comparable(t.id) }

// Bits is the width of a number's type.
func (t *rtype) Bits() int {
	k := t.kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

// ChanDir is a channel type's direction.
func (t *rtype) ChanDir() ChanDir {
	if t.kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return chanDir(t.id)
}

// chanDir turns the compiler's numbers (1 send, 2 receive) into reflect's.
func chanDir(id rt.Type) ChanDir {
	dir, _, _, _ := typeShape(id)
	return ChanDir(dir&1<<1 | dir>>1)
}

// Elem is what a pointer, array, slice, channel or map type has.
func (t *rtype) Elem() Type {
	switch t.kind() {
	case Array, Chan, Map, Pointer, Slice:
		return toType(rt.Elem(t.id))
	}
	panic("reflect: Elem of invalid type " + t.String())
}

// Key is a map type's key.
func (t *rtype) Key() Type {
	if t.kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return toType(rt.Key(t.id))
}

// Len is an array type's length.
func (t *rtype) Len() int {
	if t.kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	n, _, _, _ := typeShape(t.id)
	return n
}

// ---- fields

// NumField counts a struct type's fields.
func (t *rtype) NumField() int {
	if t.kind() != Struct {
		panic("reflect: NumField of non-struct type " + t.String())
	}
	return rt.NumField(t.id)
}

// Field is a struct type's field number i.
func (t *rtype) Field(i int) StructField {
	if t.kind() != Struct {
		panic("reflect: Field of non-struct type " + t.String())
	}
	if i < 0 || i >= rt.NumField(t.id) {
		panic("reflect: Field index out of bounds")
	}
	name, pkg, tag, typ, offset, embedded := fieldInfo(t.id, i)
	return StructField{name, pkg, toType(typ), StructTag(tag), offset, []int{i}, embedded}
}

// FieldByIndex is the field that a path of numbers leads to.
func (t *rtype) FieldByIndex(index []int) StructField {
	var f StructField
	var at Type = t
	for depth, i := range index {
		if depth > 0 && at.Kind() == Pointer && at.Elem().Kind() == Struct {
			at = at.Elem()
		}
		f = at.Field(i)
		at = f.Type
	}
	f.Index = append([]int(nil), index...)
	return f
}

// FieldByName is the field that the selector t.name means.
func (t *rtype) FieldByName(name string) (StructField, bool) {
	if t.kind() != Struct {
		panic("reflect: FieldByName of non-struct type " + t.String())
	}
	return t.findField(func(s string) bool { return s == name })
}

// FieldByNameFunc is the one field whose name matches at the least depth where any does.
func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	if t.kind() != Struct {
		panic("reflect: FieldByNameFunc of non-struct type " + t.String())
	}
	return t.findField(match)
}

// A level holds the structs that lie at one depth of embedding.
type level struct {
	typ  *rtype
	path []int
}

// findField goes through the embedded structs, depth by depth. A struct type that lies twice at one
// depth makes what is in it ambiguous; one that was met above is hidden by that.
func (t *rtype) findField(match func(string) bool) (found StructField, ok bool) {
	current := []level{{t, nil}}
	met := map[*rtype]bool{}
	for len(current) > 0 {
		var next []level
		times := map[*rtype]int{}
		for _, l := range current {
			times[l.typ]++
		}
		n := 0
		for _, l := range current {
			if met[l.typ] {
				continue
			}
			met[l.typ] = true
			for i := 0; i < rt.NumField(l.typ.id); i++ {
				f := l.typ.Field(i)
				path := append(append([]int(nil), l.path...), i)
				if match(f.Name) {
					f.Index = path
					found = f
					n += times[l.typ]
				}
				if !f.Anonymous {
					continue
				}
				inner := f.Type
				if inner.Kind() == Pointer {
					inner = inner.Elem()
				}
				if inner.Kind() == Struct {
					next = append(next, level{inner.(*rtype), path})
					if times[l.typ] > 1 {
						next = append(next, level{inner.(*rtype), path})
					}
				}
			}
		}
		if n > 0 {
			if n > 1 {
				return StructField{}, false
			}
			return found, true
		}
		current = next
	}
	return StructField{}, false
}

// VisibleFields lists all fields that a struct type has, promoted ones included.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var out []StructField
	for _, f := range allFields(t, nil, nil) {
		if g, ok := t.FieldByName(f.Name); ok && samePath(g.Index, f.Index) {
			out = append(out, f)
		} else if f.Name == "_" {
			out = append(out, f)
		}
	}
	return out
}

func samePath(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func allFields(t Type, path []int, inside []Type) []StructField {
	for _, outer := range inside {
		if outer == t {
			return nil
		}
	}
	inside = append(inside[:len(inside):len(inside)], t)
	var out []StructField
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		f.Index = append(append([]int(nil), path...), i)
		out = append(out, f)
		if f.Anonymous {
			inner := f.Type
			if inner.Kind() == Pointer {
				inner = inner.Elem()
			}
			if inner.Kind() == Struct {
				out = append(out, allFields(inner, f.Index, inside)...)
			}
		}
	}
	return out
}

// ---- functions

func (t *rtype) funcShape(method string) (params int, variadic bool) {
	if t.kind() != Func {
		panic("reflect: " + method + " of non-func type " + t.String())
	}
	_, params, variadic, _ = typeShape(t.id)
	return params, variadic
}

// IsVariadic reports whether the last parameter is a "...".
func (t *rtype) IsVariadic() bool {
	_, variadic := t.funcShape("IsVariadic")
	return variadic
}

// NumIn counts a func type's parameters.
func (t *rtype) NumIn() int {
	n, _ := t.funcShape("NumIn")
	return n
}

// In is parameter i's type.
func (t *rtype) In(i int) Type {
	n, _ := t.funcShape("In")
	_ = make([]struct{}, n)[i]
	return toType(rt.FieldType(t.id, i))
}

// NumOut counts a func type's results.
func (t *rtype) NumOut() int {
	n, _ := t.funcShape("NumOut")
	return rt.NumField(t.id) - n
}

// Out is result i's type.
func (t *rtype) Out(i int) Type {
	n, _ := t.funcShape("Out")
	_ = make([]struct{}, rt.NumField(t.id)-n)[i]
	return toType(rt.FieldType(t.id, n+i))
}

// ---- methods

// NumMethod counts the exported methods; of an interface type all.
func (t *rtype) NumMethod() int { return numMethod(t.id) }

// Method is method i, by name.
func (t *rtype) Method(i int) (m Method) {
	if i < 0 || i >= numMethod(t.id) {
		panic("reflect: Method index out of range")
	}
	name, pkg, typ, expr, fn := methodInfo(t.id, i)
	m = Method{Name: name, PkgPath: pkg, Index: i}
	if t.kind() == Interface {
		m.Type = toType(typ)
		return m
	}
	m.Type = toType(expr)
	m.Func = Value{typ: expr, flag: flagMethodExpr, ptr: fn}
	return m
}

// MethodByName is the method with the name.
func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	i := findMethod(t.id, name)
	if i < 0 {
		return Method{}, false
	}
	return t.Method(i), true
}
