// SPDX-License-Identifier: MIT

package reflect

import (
	rt "internal/rtype"
	"strconv"
	"unsafe"
)

func decimal(n int) string { return strconv.Itoa(n) }

// ---- methods

// NumMethod counts the methods that Method knows.
func (v Value) NumMethod() int {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return numMethod(v.typ)
}

// Method is method i bound to v.
func (v Value) Method(i int) Value {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if v.flag&flagMethod != 0 || i < 0 || i >= numMethod(v.typ) {
		panic("reflect: Method index out of range")
	}
	receiver := v.get()
	_, _, typ, _, fn := methodInfo(v.typ, i)
	if v.kind() == Interface {
		if receiver == nil {
			panic("reflect: Method on nil interface value")
		}
		name, _, _, _, _ := methodInfo(v.typ, i)
		_, _, _, _, fn = methodInfo(rt.Of(receiver), findMethod(rt.Of(receiver), name))
	}
	return Value{typ: typ, flag: v.flag&flagRO | flagMethod, val: receiver, ptr: fn}
}

// MethodByName is the method with the name bound to v, or the zero Value.
func (v Value) MethodByName(name string) Value {
	if v.typ == 0 {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	i := findMethod(v.typ, name)
	if i < 0 {
		return Value{}
	}
	return v.Method(i)
}

// ---- calls

// Call calls the function v.
func (v Value) Call(in []Value) []Value {
	v.mustBe("Call", Func)
	v.mustBeExported("reflect.Value.Call")
	return v.call("Call", in)
}

// CallSlice calls the variadic function v with a slice as its last argument.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBe("CallSlice", Func)
	v.mustBeExported("reflect.Value.CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	_, n, variadic, _ := typeShape(v.typ)
	fn := v.ptr
	if v.flag&(flagMethod|flagMethodExpr) == 0 {
		fn = pointerOf(v.get())
	}
	if fn == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		least := n
		if variadic {
			least--
		}
		if len(in) < least {
			panic("reflect: Call with too few input arguments")
		}
		if !variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.typ == 0 {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := 0; i < min(n, len(in)); i++ {
		if variadic && op == "Call" && i == n-1 {
			break
		}
		if want := rt.FieldType(v.typ, i); !assignable(in[i].typ, want) {
			panic("reflect: " + op + " using " + rt.NameOf(in[i].typ) + " as type " + rt.NameOf(want))
		}
	}
	if variadic && op == "Call" {
		in = packed(v.typ, n, in)
	}
	return v.run(fn, in)
}

// packed puts the arguments of the last parameter into a slice.
func packed(t rt.Type, n int, in []Value) []Value {
	slice := rt.FieldType(t, n-1)
	rest := in[n-1:]
	s := makeSlice(slice, len(rest), len(rest))
	for i, x := range rest {
		if elem := rt.Elem(slice); !assignable(x.typ, elem) {
			panic("reflect: cannot use " + rt.NameOf(x.typ) + " as type " + rt.NameOf(elem) + " in Call")
		}
		s.Index(i).Set(x)
	}
	return append(append([]Value(nil), in[:n-1]...), s)
}

// run lays out the frame, calls, and takes the results out of it.
func (v Value) run(fn unsafe.Pointer, in []Value) []Value {
	nFields := rt.NumField(v.typ)
	at := 0
	for i := len(in); i < nFields; i++ {
		at += slotsOf(rt.FieldType(v.typ, i))
	}
	slots := at + 1
	for i := range in {
		slots += slotsOf(rt.FieldType(v.typ, i))
	}
	var call func(fn, frame unsafe.Pointer)
	size := 0
	switch {
	case slots <= 8:
		call, size = call8, 8
	case slots <= 32:
		call, size = call32, 32
	case slots <= 256:
		call, size = call256, 256
	case slots <= 4096:
		call, size = call4096, 4096
	default:
		panic("reflect: the simulation calls no function by reflection whose parameters and results take more than 32 KiB")
	}
	frame := newFrame(size)
	if v.flag&flagMethod != 0 {
		putWord(frame, at, word(v.val))
		at++
	}
	for i, x := range in {
		x.mustBeExported("reflect.Value.Call")
		t := rt.FieldType(v.typ, i)
		arg := x.assignTo("reflect.Value.Call", t)
		if i == 0 && v.flag&flagMethodExpr != 0 {
			putWord(frame, at, word(arg))
			at++
			continue
		}
		putSlots(frame, at, t, arg)
		at += slotsOf(t)
	}
	call(fn, frame)
	out := make([]Value, 0, nFields-len(in))
	at = 0
	for i := len(in); i < nFields; i++ {
		t := rt.FieldType(v.typ, i)
		out = append(out, Value{typ: t, val: getSlots(frame, at, t)})
		at += slotsOf(t)
	}
	return out
}

// ---- channels

// A SelectDir says what a case of Select does.
type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// A SelectCase is one case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select makes a select of the cases; the choice goes through the same decision as a select
// statement's.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	var made []channelCase
	byDefault := -1
	for i, c := range cases {
		switch c.Dir {
		default:
			panic("reflect.Select: invalid Dir")
		case SelectDefault:
			if byDefault >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			byDefault = i
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
		case SelectSend:
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe("Select", Chan)
			c.Chan.mustBeExported("reflect.Select")
			if chanDir(c.Chan.typ)&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			c.Send.mustBeExported("reflect.Select")
			made = append(made, channelCase{i, c.Chan, c.Send.assignTo("reflect.Select", rt.Elem(c.Chan.typ)), true})
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe("Select", Chan)
			c.Chan.mustBeExported("reflect.Select")
			if chanDir(c.Chan.typ)&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			made = append(made, channelCase{i, c.Chan, nil, false})
		}
	}
	n, value, ok := selectOf(made, byDefault >= 0)
	if n < 0 {
		return byDefault, Value{}, false
	}
	if made[n].isSend {
		return made[n].index, Value{}, false
	}
	return made[n].index, Value{typ: rt.Elem(made[n].channel.typ), val: value}, ok
}

type channelCase struct {
	index   int
	channel Value
	value   any
	isSend  bool
}

// selectOf describes the cases to the machine in a frame: how many, whether there is a default, ok;
// for each channel, direction and where its value lies; the values.
func selectOf(cases []channelCase, hasDefault bool) (chosen int, value any, ok bool) {
	at := 3 + 3*len(cases)
	slots := at
	for _, c := range cases {
		slots += slotsOf(rt.Elem(c.channel.typ))
	}
	if slots > 65000 {
		panic("reflect.Select: the values of the cases take more than the simulation has room for")
	}
	frame := newFrame(slots + 1)
	putWord(frame, 0, uint64(len(cases)))
	if hasDefault {
		putWord(frame, 1, 1)
	}
	places := make([]int, len(cases))
	for i, c := range cases {
		elem := rt.Elem(c.channel.typ)
		putWord(frame, 3+3*i, word(c.channel.get()))
		if c.isSend {
			putWord(frame, 4+3*i, 1)
			putSlots(frame, at, elem, c.value)
		}
		putWord(frame, 5+3*i, uint64(at))
		places[i] = at
		at += slotsOf(elem)
	}
	chosen = selectCases(frame)
	if chosen < 0 || cases[chosen].isSend {
		return chosen, nil, false
	}
	return chosen, getSlots(frame, places[chosen], rt.Elem(cases[chosen].channel.typ)), getWord(frame, 2) != 0
}

func (v Value) channel(method string) {
	v.mustBe(method, Chan)
	v.mustBeExported("reflect.Value." + method)
}

func (v Value) recv(hasDefault bool) (x Value, chosen bool, ok bool) {
	if chanDir(v.typ)&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	n, value, ok := selectOf([]channelCase{{0, v, nil, false}}, hasDefault)
	return Value{typ: rt.Elem(v.typ), val: value}, n >= 0, ok
}

func (v Value) send(x Value, hasDefault bool) bool {
	if chanDir(v.typ)&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported("reflect.Value.Send")
	n, _, _ := selectOf([]channelCase{{0, v, x.assignTo("reflect.Value.Send", rt.Elem(v.typ)), true}}, hasDefault)
	return n >= 0
}

// Recv receives; ok is false if the value is the zero value of a closed channel.
func (v Value) Recv() (x Value, ok bool) {
	v.channel("Recv")
	x, _, ok = v.recv(false)
	return x, ok
}

// TryRecv receives without waiting; the zero Value if it would have to.
func (v Value) TryRecv() (x Value, ok bool) {
	v.channel("TryRecv")
	x, chosen, ok := v.recv(true)
	if !chosen {
		return Value{}, false
	}
	return x, ok
}

// Send sends x.
func (v Value) Send(x Value) {
	v.channel("Send")
	v.send(x, false)
}

// TrySend sends x without waiting, if it can.
func (v Value) TrySend(x Value) bool {
	v.channel("TrySend")
	return v.send(x, true)
}

// Close closes a channel.
func (v Value) Close() {
	v.channel("Close")
	if chanDir(v.typ)&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	closeChan(v.get())
}
