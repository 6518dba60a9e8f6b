// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"unicode/utf8"
	"unsafe"
)

// New is a pointer to a new zero variable of the type.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	p := PointerTo(t).index()
	return Value{typ: p, val: fromPointer(p, alloc(t.index(), 1))}
}

// NewAt is a pointer to the variable of the type at p.
func NewAt(t Type, p unsafe.Pointer) Value {
	pt := PointerTo(t).index()
	return Value{typ: pt, val: fromPointer(pt, p)}
}

// newVariable is a new zero variable; the program need not know its pointer's type.
func newVariable(t rt.Type) Value { return variable(t, alloc(t, 1), 0) }

// Zero is the type's zero value.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	return Value{typ: t.index(), val: zero(t.index())}
}

// MakeSlice is a new slice of the slice type.
func MakeSlice(t Type, n, c int) Value {
	if t.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if n < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if c < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if n > c {
		panic("reflect.MakeSlice: len > cap")
	}
	return makeSlice(t.index(), n, c)
}

func makeSlice(t rt.Type, n, c int) Value {
	return Value{typ: t, val: sliceFrom(t, alloc(rt.Elem(t), c), n, c)}
}

// MakeMap is a new map of the map type.
func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

// MakeMapWithSize is a new map with room for about n entries.
func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return Value{typ: t.index(), val: newMap(t.index(), n)}
}

// MakeChan is a new channel of the channel type.
func MakeChan(t Type, buffer int) Value {
	if t.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if t.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return Value{typ: t.index(), val: newChan(t.index(), buffer)}
}

// Append is the slice s with the values behind.
func Append(s Value, x ...Value) Value {
	s.mustBe("Append", Slice)
	elem := rt.Elem(s.typ)
	p, n, c := sliceParts(s.get())
	out := s.get()
	if n+len(x) > c {
		out = grown(s.typ, p, n, c, len(x))
		p, _, c = sliceParts(out)
	}
	for i, e := range x {
		e.mustBeExported("reflect.Append")
		store(elem, offset(p, uintptr(n+i)*elemSize(elem)), e.assignTo("reflect.Set", elem))
	}
	return Value{typ: s.typ, flag: s.ro(), val: sliceFrom(s.typ, p, n+len(x), c)}
}

// AppendSlice is the slice s with the elements of t behind.
func AppendSlice(s, t Value) Value {
	s.mustBe("AppendSlice", Slice)
	t.mustBe("AppendSlice", Slice)
	if rt.Elem(s.typ) != rt.Elem(t.typ) {
		panic("reflect.AppendSlice: " + rt.NameOf(s.typ) + " != " + rt.NameOf(t.typ))
	}
	p, n, c := sliceParts(s.get())
	from, more, _ := sliceParts(t.get())
	if n+more > c {
		p, _, c = sliceParts(grown(s.typ, p, n, c, more))
	}
	elem := rt.Elem(s.typ)
	if more > 0 {
		copyElems(elem, offset(p, uintptr(n)*elemSize(elem)), from, more)
	}
	return Value{typ: s.typ, val: sliceFrom(s.typ, p, n+more, c)}
}

// Copy copies elements until either slice ends.
func Copy(dst, src Value) int {
	to, from := dst, src
	if to.kind() == Array {
		to.mustBeAssignable("reflect.Copy")
	}
	n := min(dst.Len(), src.Len())
	if src.kind() == String {
		return copy(dst.Bytes(), src.String())
	}
	for i := 0; i < n; i++ {
		// Elements that overlap are copied from the side on which they are not overwritten first.
		k := i
		if from.kind() == Slice && to.kind() == Slice && from.Pointer() < to.Pointer() {
			k = n - 1 - i
		}
		e := to.Index(k)
		store(e.typ, e.ptr, from.Index(k).assignTo("reflect.Copy", e.typ))
	}
	return n
}

// Swapper returns a function that exchanges elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	return func(i, j int) { rt.Swap(slice, i, j) }
}

// ---- maps

// mapKey is key as a map operation takes it.
func (v Value) mapKey(method string, key Value) any {
	if key.typ == 0 {
		panic(&ValueError{method, Invalid})
	}
	return key.assignTo(method, rt.Key(v.typ))
}

// MapIndex is the element with the key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe("MapIndex", Map)
	elem, ok := mapGet(v.get(), v.mapKey("reflect.Value.MapIndex", key))
	if !ok {
		return Value{}
	}
	return Value{typ: rt.Elem(v.typ), flag: v.ro() | key.ro(), val: elem}
}

// SetMapIndex sets the element with the key; the zero Value deletes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe("SetMapIndex", Map)
	v.mustBeExported("reflect.Value.SetMapIndex")
	key.mustBeExported("reflect.Value.SetMapIndex")
	k := v.mapKey("reflect.Value.SetMapIndex", key)
	if elem.typ == 0 {
		mapDelete(v.get(), k)
		return
	}
	elem.mustBeExported("reflect.Value.SetMapIndex")
	mapSet(v.get(), k, elem.assignTo("reflect.Value.SetMapIndex", rt.Elem(v.typ)))
}

// MapKeys lists a map's keys, in the order of a range over it.
func (v Value) MapKeys() []Value {
	v.mustBe("MapKeys", Map)
	keys := []Value{}
	for iter := v.MapRange(); iter.Next(); {
		keys = append(keys, iter.Key())
	}
	return keys
}

// A MapIter walks a map.
type MapIter struct {
	m         Value
	at        unsafe.Pointer
	key, elem any
	state     int
}

const (
	iterNew = iota
	iterOn
	iterDone
)

// MapRange begins to walk a map.
func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		panic(&ValueError{"reflect.Value.MapRange", v.kind()})
	}
	return &MapIter{m: v}
}

// Next goes to the next entry, if there is one.
func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	switch iter.state {
	case iterNew:
		iter.at = mapIter(iter.m.get())
		iter.state = iterOn
	case iterDone:
		panic("MapIter.Next called on exhausted iterator")
	}
	var ok bool
	iter.key, iter.elem, ok = mapNext(iter.m.get(), iter.at)
	if !ok {
		iter.state = iterDone
	}
	return ok
}

func (iter *MapIter) check(method string) {
	switch iter.state {
	case iterNew:
		panic("MapIter." + method + " called before Next")
	case iterDone:
		panic("MapIter." + method + " called on exhausted iterator")
	}
}

// Key is the entry's key.
func (iter *MapIter) Key() Value {
	iter.check("Key")
	return Value{typ: rt.Key(iter.m.typ), flag: iter.m.ro(), val: iter.key}
}

// Value is the entry's element.
func (iter *MapIter) Value() Value {
	iter.check("Value")
	return Value{typ: rt.Elem(iter.m.typ), flag: iter.m.ro(), val: iter.elem}
}

// Reset makes the iterator walk v.
func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe("MapRange", Map)
	}
	*iter = MapIter{m: v}
}

// SetIterKey sets v to the entry's key.
func (v Value) SetIterKey(iter *MapIter) { v.Set(iter.Key()) }

// SetIterValue sets v to the entry's element.
func (v Value) SetIterValue(iter *MapIter) { v.Set(iter.Value()) }

// ---- conversion

func convertible(from, to rt.Type) bool {
	f, t := kindOf(from), kindOf(to)
	integers := f.isInt() || f.isUint()
	switch {
	case sameUnderlying(from, to, false):
		return true
	case t == Interface:
		return implements(from, to)
	case integers && (t.isInt() || t.isUint() || t.isFloat() || t == String):
		return true
	case f.isFloat() && (t.isInt() || t.isUint() || t.isFloat()):
		return true
	case f.isComplex() && t.isComplex():
		return true
	case f == String && t == Slice:
		return isText(to)
	case f == Slice && t == String:
		return isText(from)
	case f == Slice && t == Array:
		return rt.Elem(from) == rt.Elem(to)
	case f == Slice && t == Pointer:
		return kindOf(rt.Elem(to)) == Array && rt.Elem(from) == rt.Elem(rt.Elem(to))
	case f == Pointer && t == Pointer && !hasName(from) && !hasName(to):
		return sameUnderlying(rt.Elem(from), rt.Elem(to), false)
	case f == Chan && t == Chan:
		return assignable(from, to)
	}
	return false
}

// isText reports whether a slice type's elements are plain bytes or runes.
func isText(t rt.Type) bool {
	elem := rt.Elem(t)
	return typePkg(elem) == "" && (kindOf(elem) == Uint8 || kindOf(elem) == Int32)
}

// CanConvert reports whether Convert does not panic.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	if v.kind() == Slice {
		switch t.Kind() {
		case Array:
			return t.Len() <= v.Len()
		case Pointer:
			return t.Elem().Len() <= v.Len()
		}
	}
	return true
}

// Convert is v converted to the type.
func (v Value) Convert(t Type) Value {
	if !convertible(v.typ, t.index()) {
		panic("reflect.Value.Convert: value of type " + rt.NameOf(v.typ) +
			" cannot be converted to type " + t.String())
	}
	return Value{typ: t.index(), flag: v.ro(), val: v.convert(t.index())}
}

func (v Value) convert(to rt.Type) any {
	from, kind := v.kind(), kindOf(to)
	switch {
	case kind == Interface:
		return v.whole()
	case from.isInt() && kind != String:
		return fromNumber(to, kind, v.Int())
	case from.isUint() && kind != String:
		return fromNumber(to, kind, v.Uint())
	case from.isFloat():
		return fromNumber(to, kind, v.Float())
	case from.isComplex():
		if kind == Complex64 {
			return retype(to, complex64(v.Complex()))
		}
		return retype(to, v.Complex())
	case from.isInt():
		return retype(to, runeText(v.Int()))
	case from.isUint():
		return retype(to, runeText(int64(min(v.Uint(), 1<<40))))
	case from == String && kind == Slice:
		if kindOf(rt.Elem(to)) == Uint8 {
			return retype(to, []byte(v.String()))
		}
		return retype(to, []rune(v.String()))
	case from == Slice && kind == String:
		if kindOf(rt.Elem(v.typ)) == Uint8 {
			return retype(to, string(v.Bytes()))
		}
		return retype(to, string(retype(runesType, v.get()).([]rune)))
	case from == Slice && kind == Array:
		n := typeAt(to).Len()
		return load(to, v.firstElements(n, "array"))
	case from == Slice && kind == Pointer:
		n := typeAt(rt.Elem(to)).Len()
		return fromPointer(to, v.firstElements(n, "pointer to array"))
	}
	return retype(to, v.whole())
}

func (v Value) firstElements(n int, what string) unsafe.Pointer {
	p, have, _ := sliceParts(v.get())
	if n > have {
		panic("reflect: cannot convert slice with length " + decimal(have) + " to " + what +
			" with length " + decimal(n))
	}
	return p
}

func fromNumber[T int64 | uint64 | float64](to rt.Type, kind Kind, x T) any {
	switch {
	case kind == Float32:
		return retype(to, float32(x))
	case kind == Float64:
		return retype(to, float64(x))
	case kind.isUint():
		return fromWord(to, uint64(x))
	}
	return fromWord(to, uint64(int64(x)))
}

func runeText(x int64) string {
	if x < 0 || x > utf8.MaxRune {
		x = utf8.RuneError
	}
	return string(rune(x))
}
