// SPDX-License-Identifier: MIT
package main

import "fmt"

type P struct {
	X, Y int
	s    string
}
type St struct{ v int }

func (s St) String() string { return fmt.Sprintf("St(%d)", s.v) }

type G struct{}

func (G) GoString() string { return "G!" }

type F struct{}

func (F) Format(s fmt.State, c rune) {
	w, ok := s.Width()
	p, ok2 := s.Precision()
	fmt.Fprint(s, string(c), w, ok, p, ok2, s.Flag('+'), s.Flag('-'), s.Flag('#'), s.Flag('0'), s.Flag(' '))
}
func main() {
	p := P{1, -2, "q"}
	fmt.Printf("%v|%+v|%#v|%T|%d|%s|%x\n", p, p, p, p, p, p, p)
	fmt.Printf("%v %+v %v\n", &p, &p, []*int{nil})
	fmt.Printf("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%O|%b|%c|%U|%#U|%q\n", 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 65, 65, 0x1F600, 'x')
	fmt.Printf("%s|%10s|%-10s|%.2s|%q|%x|%X|% x|%#x|%#q|%+q\n", "hi", "hi", "hi", "hello", "a\"b", "hi", "hi", "hi", "hi", "raw", "é")
	fmt.Printf("%t|%5t|%v|%p|%v\n", true, false, true, nil, nil)
	fmt.Printf("%v %v %v %s %d %+v\n", St{1}, &St{2}, []St{{3}}, St{4}, St{5}, struct {
		S St
		p *St
	}{St{6}, nil})
	fmt.Printf("%#v %#v %#v %#v %#v %#v %#v\n", G{}, []string{"a"}, map[string]int{"b": 1, "a": 2}, 1.0, "s", []byte{1}, struct{ A any }{nil})
	fmt.Printf("%#v %#v %#v %#v %#v\n", 'x', uint8(3), []any{1, "a", nil}, [2]bool{true}, (*int)(nil))
	fmt.Printf("%+5.3d|%v|% -8q|%#010s\n", F{}, F{}, F{}, F{})
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%!|%z|%-|%\n", 3)
	fmt.Printf("%[2]d %[1]d %d %[3]*.[2]*[1]f|%[5]d %[x]d\n", 1, 2, 8)
	fmt.Printf("%*d|%-*d|%.*f|%*d\n", 5, 42, 5, 42, 2, 3.14159, "x", 1)
	fmt.Printf("%v %v %v %v\n", []byte("ab"), [3]byte{1, 2, 3}, []string{"a b", "c"}, map[int][]int{2: {1}, 1: nil})
	fmt.Printf("%q %x %s %v %d\n", []string{"a", "b"}, []string{"hi", "yo"}, []byte("raw"), []rune("é"), []byte("a"))
	fmt.Printf("%6.2f|%-8.3f|%08.3f|%+.1e|%g|%v\n", 3.14159, 2.5, -2.5, 12345.678, 1e-10, float32(0.1))
	fmt.Printf("%v %.1f %8.2f|%+v\n", 1+2i, 1+2i, 1-2i, complex64(1))
	fmt.Printf("%t %d %s\n", 1, true, nil)
	fmt.Printf("%s %v %d\n", error(nil), any(nil), []any{nil, 1})
	fmt.Printf("%08b %o %#o %x %X %#X %c\n", 5, 64, 64, -255, -255, 255, []rune("hi"))
	fmt.Printf("%x %X %x\n", 3.5, -1.25, "héllo")
	fmt.Printf("%5t|%-7t|%q|%q\n", true, false, 65, []any{1, "x"})
	fmt.Printf("%3c|%-3c|%03d|%+03d|%x\n", 'a', 'b', -5, 5, []int{10, 11})
	fmt.Printf("100%%|%5%|%v\n", struct{}{})
	fmt.Printf("%6v|%-6v|%06v|%v\n", []int{1, 2}, "ab", 12, [][]int{{1}, {2, 3}})
}
