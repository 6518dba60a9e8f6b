// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"strconv"
)

// ---- types made of others

func missing(function, name string) Type {
	panic("reflect." + function + ": the program's text has no type " + name +
		", and the simulation cannot make one: mention it, as in var _ " + name)
}

// PointerTo is the type of pointers to t.
func PointerTo(t Type) Type {
	if p := pointerTo(t.index()); p != 0 {
		return toType(p)
	}
	return missing("PointerTo", "*"+t.String())
}

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf is the type of slices of t.
func SliceOf(t Type) Type {
	if s := findType(int(Slice), t.index(), 0, 0); s != 0 {
		return toType(s)
	}
	return missing("SliceOf", "[]"+t.String())
}

// ArrayOf is the type of arrays of length elements.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	if a := findType(int(Array), elem.index(), 0, length); a != 0 {
		return toType(a)
	}
	return missing("ArrayOf", "["+strconv.Itoa(length)+"]"+elem.String())
}

// MapOf is the type of maps from key to elem.
func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	if m := findType(int(Map), elem.index(), key.index(), 0); m != 0 {
		return toType(m)
	}
	return missing("MapOf", "map["+key.String()+"]"+elem.String())
}

// ChanOf is the type of channels of t with a direction.
func ChanOf(dir ChanDir, t Type) Type {
	if c := findType(int(Chan), t.index(), 0, int(dir&1<<1|dir>>1)); c != 0 {
		return toType(c)
	}
	return missing("ChanOf", dir.String()+" "+t.String())
}

// FuncOf is the type of functions with the parameters and results.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	for id := rt.Type(1); int(id) < numTypes(); id++ {
		if kindOf(id) == Func && !hasName(id) && isFunc(id, in, out, variadic) {
			return toType(id)
		}
	}
	return missing("FuncOf", funcName(in, out, variadic))
}

func isFunc(id rt.Type, in, out []Type, wanted bool) bool {
	_, params, variadic, _ := typeShape(id)
	if params != len(in) || rt.NumField(id) != len(in)+len(out) || variadic != wanted {
		return false
	}
	for i, t := range in {
		if rt.FieldType(id, i) != t.index() {
			return false
		}
	}
	for i, t := range out {
		if rt.FieldType(id, len(in)+i) != t.index() {
			return false
		}
	}
	return true
}

func funcName(in, out []Type, variadic bool) string {
	s := "func("
	for i, t := range in {
		if i > 0 {
			s += ", "
		}
		if variadic && i == len(in)-1 {
			s += "..." + t.Elem().String()
		} else {
			s += t.String()
		}
	}
	s += ")"
	if len(out) == 1 {
		return s + " " + out[0].String()
	}
	for i, t := range out {
		if i == 0 {
			s += " ("
		} else {
			s += ", "
		}
		s += t.String()
	}
	if len(out) > 1 {
		s += ")"
	}
	return s
}

// StructOf is the struct type with the fields.
func StructOf(fields []StructField) Type {
	for id := rt.Type(1); int(id) < numTypes(); id++ {
		if kindOf(id) == Struct && !hasName(id) && isStruct(id, fields) {
			return toType(id)
		}
	}
	s := "struct {"
	for i, f := range fields {
		if i > 0 {
			s += ";"
		}
		s += " " + f.Name + " " + f.Type.String()
		if f.Tag != "" {
			s += " " + strconv.Quote(string(f.Tag))
		}
	}
	return missing("StructOf", s+" }")
}

func isStruct(id rt.Type, fields []StructField) bool {
	if rt.NumField(id) != len(fields) {
		return false
	}
	for i, f := range fields {
		name, pkg, tag, typ, _, embedded := fieldInfo(id, i)
		if name != f.Name || pkg != f.PkgPath || tag != string(f.Tag) || typ != f.Type.index() ||
			embedded != f.Anonymous {
			return false
		}
	}
	return true
}
