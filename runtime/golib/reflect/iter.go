// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"iter"
)

// Seq is what a range over v with one variable goes through.
func (v Value) Seq() iter.Seq[Value] {
	if canYieldValue(v, 1) {
		return func(yield func(Value) bool) { v.rangeFunc(func(in []Value) bool { return yield(in[0]) }) }
	}
	switch k := v.kind(); {
	case k.isInt():
		return func(yield func(Value) bool) {
			for i := int64(0); i < v.Int(); i++ {
				if !yield(Value{typ: v.typ, val: fromWord(v.typ, uint64(i))}) {
					return
				}
			}
		}
	case k.isUint():
		return func(yield func(Value) bool) {
			for i := uint64(0); i < v.Uint(); i++ {
				if !yield(Value{typ: v.typ, val: fromWord(v.typ, i)}) {
					return
				}
			}
		}
	case k == Array, k == Slice, k == Pointer && kindOf(rt.Elem(v.typ)) == Array:
		return func(yield func(Value) bool) {
			for i := 0; i < v.Len(); i++ {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			for i := v.MapRange(); i.Next(); {
				if !yield(i.Key()) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok; x, ok = v.Recv() {
				if !yield(x) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

// Seq2 is what a range over v with two variables goes through.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	if canYieldValue(v, 2) {
		return func(yield func(Value, Value) bool) {
			v.rangeFunc(func(in []Value) bool { return yield(in[0], in[1]) })
		}
	}
	switch k := v.kind(); {
	case k == Pointer && kindOf(rt.Elem(v.typ)) == Array:
		return v.Elem().Seq2()
	case k == Array, k == Slice:
		return func(yield func(Value, Value) bool) {
			for i := 0; i < v.Len(); i++ {
				if !yield(ValueOf(i), v.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for i := v.MapRange(); i.Next(); {
				if !yield(i.Key(), i.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}

func canYieldValue(v Value, n int) bool { return v.kind() == Func && canYield(v.typ, n) }

// rangeFunc would need a function of the yield's type that calls back into Go.
func (v Value) rangeFunc(func([]Value) bool) {
	panic("reflect: the simulation makes no function for a range over " + v.Type().String() +
		" by reflection; range over it directly")
}
