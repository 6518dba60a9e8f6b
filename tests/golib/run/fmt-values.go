// Structs, maps, slices, arrays, pointers, interfaces and methods, with every general verb.
package main

import (
	"errors"
	"fmt"
	"time"
)

type point struct{ X, Y int }

type named struct {
	Name  string
	inner point
	Ptr   *point
	Any   any
	Err   error
	List  []string
	Map   map[string]int
	Fn    func()
	Ch    chan int
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type pstr struct{ n int }

func (p *pstr) String() string { return fmt.Sprintf("pstr(%d)", p.n) }

type gostr struct{ n int }

func (g gostr) GoString() string { return fmt.Sprintf("gostr!%d", g.n) }

type failing struct{}

func (failing) Error() string { return "it failed" }

type formatter struct{ n int }

func (f formatter) Format(s fmt.State, verb rune) {
	wid, hasWid := s.Width()
	prec, hasPrec := s.Precision()
	fmt.Fprintf(s, "<%c", verb)
	if hasWid {
		fmt.Fprintf(s, " wid %d", wid)
	}
	if hasPrec {
		fmt.Fprintf(s, " prec %d", prec)
	}
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			fmt.Fprintf(s, " %c", c)
		}
	}
	fmt.Fprint(s, ">")
}

type panics struct{ how int }

func (p panics) String() string {
	switch p.how {
	case 0:
		panic("oops")
	case 1:
		panic(errors.New("an error"))
	case 2:
		panic(point{1, 2})
	}
	return fmt.Sprint(*(*int)(nil))
}

type hidden struct {
	temp  celsius
	Temp  celsius
	any   any
	Any   any
	err   error
	list  []celsius
	bytes []byte
}

type (
	myInt    int
	myString string
	myBytes  []byte
	mySlice  []myInt
	myMap    map[myString]myInt
	myBool   bool
	myFunc   func(int) string
	tree     struct {
		L, R *tree
		V    int
	}
	embed struct {
		point
		celsius2
		*tree
	}
	celsius2 float64
	generic  struct{ _ int }
)

func main() {
	n := named{"n", point{1, 2}, nil, nil, nil, nil, nil, nil, nil}
	full := named{"f", point{3, 4}, nil, 5.5, failing{}, []string{"a", "b c"}, map[string]int{"z": 1, "a": 2}, nil, nil}
	values := []any{
		point{1, -2}, &point{3, 4}, n, &n, full, []point{{1, 2}, {3, 4}}, []*point{nil}, map[point]string{{2, 1}: "b", {1, 2}: "a"},
		celsius(36.6), []celsius{1, 2.5}, map[string]celsius{"b": 1, "a": 2}, &pstr{3}, pstr{4}, (*pstr)(nil), []*pstr{nil},
		gostr{5}, []gostr{{6}}, failing{}, []error{failing{}, nil}, struct{ E error }{failing{}},
		myInt(7), myString("my"), myBytes("bytes"), mySlice{1, 2}, mySlice(nil), myMap{"k": 1}, myMap(nil), myBool(true),
		[]any{1, "a", nil, 2.5, []int{1}, map[int]bool{2: true, 1: false}, struct{}{}}, [2]bool{true}, [0]int{},
		hidden{temp: 1, Temp: 2, any: celsius(3), Any: celsius(4), err: failing{}, list: []celsius{5}, bytes: []byte("hi")},
		tree{nil, nil, 1}, &tree{V: 2}, embed{point: point{1, 2}, celsius2: 3}, generic{},
		[]string{"x", "y z", `q"q`}, []rune("héy"), [3]uint8{1, 2, 3}, []float64{1, 2.5, 1e9}, []bool{true, false}, [][]int{{1}, {2, 3}, nil},
		map[bool]int{true: 1, false: 0}, map[float64]string{2.5: "x", -1: "y"}, map[any]int{"s": 1, "t": 2},
		map[[2]int]bool{{2, 1}: true, {1, 9}: false}, struct{}{}, struct {
			A int
			b string
		}{1, "two"}, nil, (*int)(nil), (func())(nil), (chan int)(nil), error(nil), []any(nil), time.Duration(1500) * time.Millisecond,
		&[]int{1, 2}, &map[string]int{"a": 1}, &[2]string{"p", "q"}, struct{ D time.Duration }{time.Second}, uintptr(255),
		complex(1, -1), []complex64{1i}, 'a', "plain", true, 3, uint8(4), float32(0.5),
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%T", "%s", "%d", "%q", "%x", "%6.2v", "%08v", "%-8v|", "%t", "%z", "%q", "%#x", "% x", "%e", "%c"} {
		for i, v := range values {
			if verb == "%#v" || verb == "%v" || verb == "%+v" || verb == "%T" || (i+len(verb))%2 == 0 {
				fmt.Printf(verb+"\n", v)
			}
		}
	}
	for _, f := range []string{"%v", "%+v", "%#v", "%s", "%-10.3q", "%+# 08x", "%d"} {
		fmt.Printf(f+" ", formatter{1})
		fmt.Printf(f+"\n", []formatter{{1}})
	}
	for i := 0; i < 4; i++ {
		fmt.Printf("%v %s %d %+v\n", panics{i}, panics{i}, panics{i}, []panics{{i}})
	}
	fmt.Println(panics{0}, &panics{1})
	fmt.Print("a", 1, 2, "b", "c", 3.5, nil, nil, []int{1}, 'x', "\n")
	fmt.Println(fmt.Sprint(), fmt.Sprint(1, 2), fmt.Sprint("a", "b"), fmt.Sprintln("x", 1))
	fmt.Println(string(fmt.Append([]byte("pre "), 1, "x", 2)), string(fmt.Appendf(nil, "%03d", 7)), string(fmt.Appendln(nil, "l")))
}
