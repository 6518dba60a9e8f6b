// SPDX-License-Identifier: MIT

package slog

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// A Kind says what a Value holds.
type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

// String returns the kind's name.
func (k Kind) String() string {
	names := [...]string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}
	if k >= 0 && int(k) < len(names) {
		return names[k]
	}
	return "<unknown slog.Kind>"
}

// A Value is any value, numbers in their widest form.
type Value struct{ any any }

// A LogValuer gives the Value that is logged in its place.
type LogValuer interface{ LogValue() Value }

func StringValue(v string) Value          { return Value{v} }
func IntValue(v int) Value                { return Value{int64(v)} }
func Int64Value(v int64) Value            { return Value{v} }
func Uint64Value(v uint64) Value          { return Value{v} }
func Float64Value(v float64) Value        { return Value{v} }
func BoolValue(v bool) Value              { return Value{v} }
func TimeValue(v time.Time) Value         { return Value{v} }
func DurationValue(v time.Duration) Value { return Value{v} }

// GroupValue is a value of attributes; empty groups among them are left out.
func GroupValue(as ...Attr) Value {
	kept := make([]Attr, 0, len(as))
	for _, a := range as {
		if group, ok := a.Value.any.([]Attr); !ok || len(group) > 0 {
			kept = append(kept, a)
		}
	}
	return Value{kept}
}

// AnyValue is v, its type looked at.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case Value:
		return v
	case int:
		return Value{int64(v)}
	case int8:
		return Value{int64(v)}
	case int16:
		return Value{int64(v)}
	case int32:
		return Value{int64(v)}
	case uint:
		return Value{uint64(v)}
	case uint8:
		return Value{uint64(v)}
	case uint16:
		return Value{uint64(v)}
	case uint32:
		return Value{uint64(v)}
	case uintptr:
		return Value{uint64(v)}
	case float32:
		return Value{float64(v)}
	case []Attr:
		return GroupValue(v...)
	case Kind:
		return Value{v}
	}
	return Value{v}
}

// Kind says what v holds.
func (v Value) Kind() Kind {
	switch v.any.(type) {
	case bool:
		return KindBool
	case time.Duration:
		return KindDuration
	case float64:
		return KindFloat64
	case int64:
		return KindInt64
	case string:
		return KindString
	case time.Time:
		return KindTime
	case uint64:
		return KindUint64
	case []Attr:
		return KindGroup
	case LogValuer:
		return KindLogValuer
	}
	return KindAny
}

// Any is what v holds.
func (v Value) Any() any { return v.any }

// held is what v holds, which must be of a kind.
func held[T any](v Value, kind Kind) T {
	x, ok := v.any.(T)
	if !ok {
		panic(fmt.Sprintf("Value kind is %s, not %s", v.Kind(), kind))
	}
	return x
}

func (v Value) Bool() bool              { return held[bool](v, KindBool) }
func (v Value) Int64() int64            { return held[int64](v, KindInt64) }
func (v Value) Uint64() uint64          { return held[uint64](v, KindUint64) }
func (v Value) Float64() float64        { return held[float64](v, KindFloat64) }
func (v Value) Duration() time.Duration { return held[time.Duration](v, KindDuration) }
func (v Value) Time() time.Time         { return held[time.Time](v, KindTime) }

// Group is the attributes that v is.
func (v Value) Group() []Attr {
	group, ok := v.any.([]Attr)
	if !ok {
		panic("Group: bad kind")
	}
	return group
}

func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

// String is v as text.
func (v Value) String() string {
	switch x := v.any.(type) {
	case string:
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case uint64:
		return strconv.FormatUint(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64)
	case bool:
		return strconv.FormatBool(x)
	case time.Duration:
		return x.String()
	case time.Time:
		return x.String()
	}
	return fmt.Sprint(v.any)
}

// Equal reports whether two values are the same.
func (v Value) Equal(w Value) bool {
	a, isGroup := v.any.([]Attr)
	b, both := w.any.([]Attr)
	if isGroup || both {
		if len(a) != len(b) || isGroup != both {
			return false
		}
		for i := range a {
			if !a[i].Equal(b[i]) {
				return false
			}
		}
		return true
	}
	return v.any == w.any
}

// Resolve asks LogValuers until one gives something else.
func (v Value) Resolve() (out Value) {
	first := v
	defer func() {
		if r := recover(); r != nil {
			out = AnyValue(fmt.Errorf("LogValue panicked\n%s", callers()))
		}
	}()
	for i := 0; i < 100; i++ {
		valuer, ok := v.any.(LogValuer)
		if !ok {
			return v
		}
		v = valuer.LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", first.any))
}

// callers lists the five innermost calls of the function that panicked.
func callers() string {
	const most = 5
	pcs := make([]uintptr, most+1)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs)])
	var b strings.Builder
	for i := 0; ; i++ {
		frame, more := frames.Next()
		if i == most {
			b.WriteString("(rest of stack elided)\n")
			break
		}
		fmt.Fprintf(&b, "called from %s (%s:%d)\n", frame.Function, frame.File, frame.Line)
		if !more {
			break
		}
	}
	return b.String()
}

// An Attr is a key with a value.
type Attr struct {
	Key   string
	Value Value
}

func String(key, value string) Attr                 { return Attr{key, StringValue(value)} }
func Int(key string, value int) Attr                { return Attr{key, IntValue(value)} }
func Int64(key string, value int64) Attr            { return Attr{key, Int64Value(value)} }
func Uint64(key string, value uint64) Attr          { return Attr{key, Uint64Value(value)} }
func Float64(key string, value float64) Attr        { return Attr{key, Float64Value(value)} }
func Bool(key string, value bool) Attr              { return Attr{key, BoolValue(value)} }
func Time(key string, value time.Time) Attr         { return Attr{key, TimeValue(value)} }
func Duration(key string, value time.Duration) Attr { return Attr{key, DurationValue(value)} }
func Any(key string, value any) Attr                { return Attr{key, AnyValue(value)} }

// Group is an attribute of attributes.
func Group(key string, args ...any) Attr { return Attr{key, GroupValue(attrsOf(args)...)} }

// Equal reports whether two attributes are the same.
func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }

// String is the attribute as key=value.
func (a Attr) String() string { return a.Key + "=" + a.Value.String() }

func (a Attr) isEmpty() bool { return a.Key == "" && a.Value.any == nil }

// attrsOf reads keys and values, or whole attributes, one after another.
func attrsOf(args []any) []Attr {
	var out []Attr
	for len(args) > 0 {
		switch x := args[0].(type) {
		case string:
			if len(args) == 1 {
				return append(out, String("!BADKEY", x))
			}
			out = append(out, Any(x, args[1]))
			args = args[2:]
		case Attr:
			out = append(out, x)
			args = args[1:]
		default:
			out = append(out, Any("!BADKEY", x))
			args = args[1:]
		}
	}
	return out
}
