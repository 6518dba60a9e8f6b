// Types: names, kinds, parts, tags, methods, relations.
package main

import (
	
	"fmt"
	"io"
	"reflect"
	
	"strings"
	"unsafe"
)

type Celsius float64

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type Inner struct {
	A int `json:"a,omitempty" xml:"aa"`
	b string
}

type Outer struct {
	Inner
	*strings.Builder
	C    []Celsius         `k:"v" bad`
	D    map[string]*Inner "plain"
	E    func(int, ...string) (bool, error)
	F    chan<- int
	G    <-chan [3]byte
	H    interface{ M(int) string }
	i, j uint8
	K    struct{ X, Y int }
}

func (o Outer) Value() int             { return 1 }
func (o *Outer) Pointer(s string) bool { return s != "" }
func (o Outer) hidden()                {}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[K, K] { return Pair[K, K]{p.Key, p.Key} }

type Tree[T any] struct {
	Left, Right *Tree[T]
	Data        T
}

type Stringer interface{ String() string }
type Both interface {
	Stringer
	io.Reader
	private()
}

func show(t reflect.Type) {
	fmt.Printf("%v | %s | %q | %q | %d %d\n", t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.Align())
	switch t.Kind() {
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			fmt.Printf("  %d %s %v %q off=%d idx=%v anon=%v exported=%v pkg=%q\n", i, f.Name, f.Type, f.Tag, f.Offset, f.Index, f.Anonymous, f.IsExported(), f.PkgPath)
		}
	case reflect.Func:
		fmt.Print("  in")
		for i := 0; i < t.NumIn(); i++ {
			fmt.Print(" ", t.In(i))
		}
		fmt.Print(" out")
		for i := 0; i < t.NumOut(); i++ {
			fmt.Print(" ", t.Out(i))
		}
		fmt.Println(" variadic", t.IsVariadic())
	case reflect.Map:
		fmt.Println("  key", t.Key(), "elem", t.Elem())
	case reflect.Slice, reflect.Pointer:
		fmt.Println("  elem", t.Elem())
	case reflect.Array:
		fmt.Println("  elem", t.Elem(), t.Len())
	case reflect.Chan:
		fmt.Println("  elem", t.Elem(), t.ChanDir())
	}
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println("  method", m.Index, m.Name, m.Type, m.IsExported())
	}
}

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", what, r)
		}
	}()
	f()
}

func main() {
	show(reflect.TypeOf(Celsius(1)))
	show(reflect.TypeOf(Outer{}))
	show(reflect.TypeOf(&Outer{}))
	show(reflect.TypeOf(Pair[string, []int]{}))
	show(reflect.TypeOf(Pair[Celsius, Pair[int, error]]{}))
	show(reflect.TypeOf(&Tree[map[string]int]{}))
	show(reflect.TypeOf((*Both)(nil)).Elem())
	show(reflect.TypeOf((*error)(nil)).Elem())
	show(reflect.TypeOf((*any)(nil)).Elem())
	show(reflect.TypeOf([4][]string{}))
	show(reflect.TypeOf(make(chan struct{})))
	show(reflect.TypeOf(unsafe.Pointer(nil)))
	show(reflect.TypeOf(3 + 2i))
}

func init() {
	t := reflect.TypeOf(Outer{})
	f, ok := t.FieldByName("A")
	fmt.Println(f.Name, f.Index, ok, f.Tag.Get("json"), f.Tag.Get("xml"), f.Tag.Get("none"))
	_, ok = t.FieldByName("nothing")
	fmt.Println(ok)
	f, _ = t.FieldByName("C")
	v, ok := f.Tag.Lookup("k")
	fmt.Println(v, ok)
	v, ok = f.Tag.Lookup("bad")
	fmt.Println(v, ok)
	fmt.Println(t.FieldByIndex([]int{0, 1}).Name)
	m, ok := t.MethodByName("Value")
	fmt.Println(m.Name, m.Type, ok)
	_, ok = t.MethodByName("Pointer")
	fmt.Println(ok)
	_, ok = t.MethodByName("hidden")
	fmt.Println(ok)
	for _, f := range reflect.VisibleFields(reflect.TypeOf(struct {
		Inner
		X int
	}{})) {
		fmt.Println(f.Name, f.Index)
	}

	stringer := reflect.TypeOf((*Stringer)(nil)).Elem()
	errorType := reflect.TypeOf((*error)(nil)).Elem()
	fmt.Println(reflect.TypeOf(Celsius(0)).Implements(stringer), reflect.TypeOf(0).Implements(stringer),
		reflect.TypeOf(io.EOF).Implements(errorType), reflect.TypeOf((*Both)(nil)).Elem().Implements(stringer))
	ints, celsius := reflect.TypeOf(0), reflect.TypeOf(Celsius(0))
	fmt.Println(ints.AssignableTo(ints), ints.AssignableTo(celsius), celsius.AssignableTo(stringer), ints.ConvertibleTo(celsius), reflect.TypeOf("").ConvertibleTo(ints), ints.ConvertibleTo(reflect.TypeOf("")))
	type mySlice []int
	fmt.Println(reflect.TypeOf(mySlice{}).AssignableTo(reflect.TypeOf([]int{})), reflect.TypeOf(mySlice{}), reflect.TypeOf(mySlice{}).Name())
	fmt.Println(reflect.TypeOf(func() {}).Comparable(), ints.Comparable(), reflect.TypeOf([]int{}).Comparable(), reflect.TypeOf([2]any{}).Comparable())
	fmt.Println(ints.Bits(), reflect.TypeOf(int8(0)).Bits(), reflect.TypeOf(complex64(0)).Bits())
	fmt.Println(reflect.TypeOf(nil), reflect.TypeOf((error)(nil)) == nil)
	fmt.Println(reflect.PointerTo(ints), reflect.SliceOf(celsius), reflect.MapOf(reflect.TypeOf(""), ints), reflect.TypeOf(map[string]int(nil)) == reflect.MapOf(reflect.TypeOf(""), ints))
	kinds := map[reflect.Kind]int{}
	for _, x := range []any{1, "a", 2, 3.5, []int{}, Celsius(1), 'x', true} {
		kinds[reflect.TypeOf(x).Kind()]++
	}
	fmt.Println(kinds)
	fmt.Println(reflect.Kind(100), reflect.Ptr, reflect.UnsafePointer, reflect.BothDir, reflect.SendDir, reflect.RecvDir)
	types := map[reflect.Type]string{ints: "int", celsius: "celsius"}
	fmt.Println(types[reflect.TypeOf(7)], types[reflect.TypeOf(Celsius(7))], types[errorType] == "")
	fmt.Println(reflect.TypeFor[int](), reflect.TypeFor[error](), reflect.TypeFor[Pair[int, string]]())

	try("elem", func() { ints.Elem() })
	try("key", func() { ints.Key() })
	try("len", func() { ints.Len() })
	try("field", func() { ints.Field(0) })
	try("field index", func() { t.Field(100) })
	try("numfield", func() { ints.NumField() })
	try("in", func() { ints.In(0) })
	try("bits", func() { reflect.TypeOf("").Bits() })
	try("chandir", func() { ints.ChanDir() })
	try("method", func() { ints.Method(0) })
	try("implements", func() { ints.Implements(ints) })
	try("implements nil", func() { ints.Implements(nil) })
	try("out", func() { reflect.TypeOf(func() {}).Out(0) })
	try("mapof", func() { reflect.MapOf(reflect.TypeOf([]int{}), ints) })
	fmt.Printf("%T %v %s\n", ints, ints, celsius)
	fmt.Println(m.Func.Call([]reflect.Value{reflect.ValueOf(Outer{})})[0])
}
