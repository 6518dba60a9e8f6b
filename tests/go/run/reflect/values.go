// Values: reading, setting, parts, conversion, and the panics of what is not allowed.
package main

import (
	"fmt"
	"reflect"
)

type Num int
type Name string
type Base struct{ ID int }
type unexp struct{ Deep int }
type Rec struct {
	Base
	unexp
	Name  Name
	Tags  []string
	Attrs map[string]int
	Next  *Rec
	Any   any
	priv  float64
	Arr   [3]int
	F32   float32
	C     complex64
	B     bool
	U8    uint8
}

func (r Rec) Hello(who string, n int) (string, int) { return string(r.Name) + who, r.ID + n }
func (r *Rec) SetID(id int)                          { r.ID = id }
func (r Rec) Var(pre string, xs ...int) int {
	s := len(pre)
	for _, x := range xs {
		s += x
	}
	return s
}
func (n Num) Double() Num { return n * 2 }

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", what, r)
			if e, ok := r.(error); ok {
				fmt.Printf("  %T\n", e)
			}
		}
	}()
	f()
}

func main() {
	r := Rec{Name: "n", Tags: []string{"x", "y"}, Attrs: map[string]int{"k": 1}, priv: 2.5}
	v := reflect.ValueOf(&r).Elem()
	v.FieldByName("Name").SetString("set")
	v.FieldByName("ID").SetInt(42)
	v.FieldByName("Tags").Index(1).SetString("yy")
	v.FieldByName("Tags").Set(reflect.Append(v.FieldByName("Tags"), reflect.ValueOf("z")))
	v.FieldByName("Attrs").SetMapIndex(reflect.ValueOf("new"), reflect.ValueOf(7))
	v.FieldByName("Attrs").SetMapIndex(reflect.ValueOf("k"), reflect.Value{})
	v.FieldByName("Next").Set(reflect.New(v.Type()))
	v.FieldByName("Next").Elem().FieldByName("ID").SetInt(9)
	v.FieldByName("Any").Set(reflect.ValueOf(Num(3)))
	v.FieldByName("Arr").Index(2).SetInt(-1)
	v.FieldByName("F32").SetFloat(1.25)
	v.FieldByName("C").SetComplex(1 + 2i)
	v.FieldByName("B").SetBool(true)
	v.FieldByName("U8").SetUint(300)
	next := r.Next
	r.Next = nil
	fmt.Printf("%+v %d\n", r, next.ID)
	fmt.Println(v.FieldByName("priv").Float(), v.FieldByName("Deep").CanSet(), v.FieldByName("priv").CanSet(), v.FieldByName("priv").CanInterface(), v.FieldByName("missing").IsValid())
	v.FieldByName("Deep").SetInt(5)
	fmt.Println(r.Deep, v.NumField(), v.NumMethod(), v.Addr().NumMethod())

	out := v.MethodByName("Hello").Call([]reflect.Value{reflect.ValueOf("!"), reflect.ValueOf(1)})
	fmt.Println(out[0], out[1], len(out))
	v.Addr().MethodByName("SetID").Call([]reflect.Value{reflect.ValueOf(77)})
	fmt.Println(r.ID)
	fmt.Println(v.MethodByName("Var").Call([]reflect.Value{reflect.ValueOf("ab"), reflect.ValueOf(1), reflect.ValueOf(2)})[0])
	fmt.Println(v.MethodByName("Var").CallSlice([]reflect.Value{reflect.ValueOf("ab"), reflect.ValueOf([]int{5, 6})})[0])
	hello := v.MethodByName("Hello").Interface().(func(string, int) (string, int))
	fmt.Println(hello("?", 100))
	fmt.Println(reflect.ValueOf(Num(21)).Method(0).Call(nil)[0].Int())
	fmt.Println(v.MethodByName("nope").IsValid())
	add := reflect.ValueOf(func(a, b int) int { return a + b })
	fmt.Println(add.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int(), add.Kind(), add.Type())
	big := reflect.ValueOf(func(x [20]int, s string, f float64) ([20]int, string, error) { x[0] = 99; return x, s + "!", nil })
	res := big.Call([]reflect.Value{reflect.ValueOf([20]int{1, 2, 3}), reflect.ValueOf("big"), reflect.ValueOf(0.5)})
	fmt.Println(res[0], res[1], res[2], res[2].IsNil())

	for _, x := range []any{1, "s", 2.5, nil, []int(nil), []int{}, map[string]int(nil), (*int)(nil), struct{}{}, [2]int{}, [2]int{0, 1}, Num(0), false, 'a', 1i, error(nil), func() {}} {
		v := reflect.ValueOf(x)
		if !v.IsValid() {
			fmt.Println("invalid", v, v.Kind(), v.String())
			continue
		}
		fmt.Println(v.Kind(), v.IsZero(), v.String(), v.CanAddr(), v.Comparable())
	}

	e := reflect.ValueOf(&r.Any).Elem()
	fmt.Println(e.Kind(), e.Elem().Kind(), e.Elem().Int(), e.NumMethod())
	var nilAny any
	fmt.Println(reflect.ValueOf(&nilAny).Elem().IsNil(), reflect.ValueOf(&nilAny).Elem().Elem().IsValid())
	fmt.Println(reflect.Indirect(reflect.ValueOf(&r)).Type(), reflect.Indirect(reflect.ValueOf(3)))

	s := reflect.MakeSlice(reflect.TypeOf([]string{}), 2, 5)
	s.Index(0).SetString("first")
	fmt.Println(s, s.Len(), s.Cap(), s.Slice(0, 1), s.Slice3(1, 2, 3).Cap())
	m := reflect.MakeMap(reflect.TypeOf(map[string][]int{}))
	m.SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf([]int{1}))
	fmt.Println(m, m.Len(), m.MapIndex(reflect.ValueOf("zz")).IsValid(), len(m.MapKeys()))
	for it := m.MapRange(); it.Next(); {
		fmt.Println(it.Key(), it.Value(), it.Value().Index(0).Int())
	}
	ch := reflect.MakeChan(reflect.TypeOf(make(chan string)), 2)
	ch.Send(reflect.ValueOf("m1"))
	fmt.Println(ch.TrySend(reflect.ValueOf("m2")), ch.TrySend(reflect.ValueOf("m3")), ch.Len(), ch.Cap())
	x, ok := ch.Recv()
	fmt.Println(x, ok)
	ch.Close()
	x, ok = ch.Recv()
	fmt.Println(x, ok)
	x, ok = ch.Recv()
	fmt.Printf("%q %v\n", x.String(), ok)
	p := reflect.New(reflect.TypeOf(0))
	p.Elem().SetInt(5)
	fmt.Println(*(p.Interface().(*int)), reflect.Zero(reflect.TypeOf(r)).Field(2), p.Elem().CanSet())
	pp := reflect.New(reflect.TypeOf(p.Interface()))
	pp.Elem().Set(p)
	fmt.Println(**(pp.Interface().(**int)), pp.Type())

	for _, c := range []struct {
		x  any
		to reflect.Type
	}{{65, reflect.TypeOf("")}, {3.9, reflect.TypeOf(0)}, {-1, reflect.TypeOf(uint8(0))}, {"héllo", reflect.TypeOf([]rune{})}, {"bytes", reflect.TypeOf([]byte{})}, {[]byte("bb"), reflect.TypeOf(Name(""))}, {5, reflect.TypeOf(Num(0))}, {Num(8), reflect.TypeOf(0.0)}, {[]int{1, 2, 3}, reflect.TypeOf([2]int{})}, {uint64(1 << 40), reflect.TypeOf(int32(0))}, {Num(4), reflect.TypeOf((*any)(nil)).Elem()}} {
		y := reflect.ValueOf(c.x).Convert(c.to)
		fmt.Printf("%v %v %v\n", y.Type(), y, y.Kind())
	}
	fmt.Println(reflect.Copy(reflect.ValueOf(r.Tags), reflect.ValueOf([]string{"c1", "c2"})), r.Tags)
	sl := []int{1, 2, 3}
	swap := reflect.Swapper(sl)
	swap(0, 2)
	fmt.Println(sl)
	sv := reflect.ValueOf(&sl).Elem()
	sv.SetLen(2)
	sv.Grow(10)
	fmt.Println(sl, sv.Cap() >= 12)
	sv.SetZero()
	fmt.Println(sl == nil, reflect.AppendSlice(reflect.ValueOf([]int{1}), reflect.ValueOf([]int{2, 3})))
	fmt.Println(reflect.ValueOf("héy").Index(1), reflect.ValueOf("abc").Slice(1, 3), reflect.ValueOf([]byte("hi")).Bytes())
	fmt.Println(reflect.ValueOf(3).Equal(reflect.ValueOf(3)), reflect.ValueOf(3).Equal(reflect.ValueOf("3")), reflect.ValueOf(int8(0)).OverflowInt(200))
	fmt.Printf("%v %d %s %q %+v\n", reflect.ValueOf(12), reflect.ValueOf(12), reflect.ValueOf("s"), reflect.ValueOf("q"), reflect.ValueOf(r.Base))
	fmt.Println([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf("s")}, reflect.ValueOf(&r.Base), reflect.Value{})

	try("int of string", func() { reflect.ValueOf("x").Int() })
	try("set unaddressable", func() { reflect.ValueOf(1).SetInt(2) })
	try("set unexported", func() { v.FieldByName("priv").SetFloat(2) })
	try("set zero", func() { reflect.Value{}.SetInt(2) })
	try("set wrong kind", func() { v.FieldByName("Name").SetInt(2) })
	try("set wrong type", func() { v.FieldByName("Name").Set(reflect.ValueOf(1)) })
	try("interface unexported", func() { v.FieldByName("priv").Interface() })
	try("type of zero", func() { reflect.Value{}.Type() })
	try("elem of int", func() { reflect.ValueOf(1).Elem() })
	try("field of int", func() { reflect.ValueOf(1).Field(0) })
	try("field range", func() { v.Field(99) })
	try("numfield", func() { reflect.ValueOf(1).NumField() })
	try("index", func() { reflect.ValueOf([]int{1}).Index(1) })
	try("index array", func() { reflect.ValueOf([1]int{1}).Index(-1) })
	try("index int", func() { reflect.ValueOf(1).Index(1) })
	try("len", func() { reflect.ValueOf(1).Len() })
	try("isnil", func() { reflect.ValueOf(1).IsNil() })
	try("mapindex", func() { reflect.ValueOf(1).MapIndex(reflect.ValueOf(1)) })
	try("mapindex type", func() { m.MapIndex(reflect.ValueOf(1)) })
	try("nil map", func() {
		reflect.ValueOf(map[string]int(nil)).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
	})
	try("call few", func() { add.Call(nil) })
	try("call many", func() { add.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2), reflect.ValueOf(3)}) })
	try("call type", func() { add.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf("2")}) })
	try("call non-func", func() { reflect.ValueOf(1).Call(nil) })
	try("call nil", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("call zero arg", func() { add.Call([]reflect.Value{reflect.ValueOf(1), {}}) })
	try("call panics", func() { reflect.ValueOf(func() { panic("inside") }).Call(nil) })
	try("method range", func() { v.Method(100) })
	try("addr", func() { reflect.ValueOf(1).Addr() })
	try("convert", func() { reflect.ValueOf("x").Convert(reflect.TypeOf(1)) })
	try("makeslice", func() { reflect.MakeSlice(reflect.TypeOf(1), 1, 1) })
	try("makeslice neg", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), -1, 1) })
	try("makeslice cap", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 1) })
	try("makemap", func() { reflect.MakeMap(reflect.TypeOf(1)) })
	try("new nil", func() { reflect.New(nil) })
	try("zero nil", func() { reflect.Zero(nil) })
	try("slice array", func() { reflect.ValueOf([3]int{}).Slice(0, 1) })
	try("slice range", func() { reflect.ValueOf([]int{1}).Slice(0, 3) })
	try("setlen", func() { sv.SetLen(1000) })
	try("bool", func() { reflect.ValueOf(1).Bool() })
	try("bytes", func() { reflect.ValueOf([]int{}).Bytes() })
	try("send recv-only", func() {
		var c <-chan int = make(chan int, 1)
		reflect.ValueOf(c).Send(reflect.ValueOf(1))
	})
	try("send closed", func() { ch.Send(reflect.ValueOf("x")) })
	try("close closed", func() { ch.Close() })
	try("send type", func() { reflect.ValueOf(make(chan int, 1)).Send(reflect.ValueOf("x")) })
	try("swapper", func() { reflect.Swapper(1) })
}
