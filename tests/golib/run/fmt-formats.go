// The format string: indices, stars, missing and extra arguments, wrong verbs, %w.
package main

import (
	"errors"
	"fmt"
	"os"
)

type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }

func main() {
	p := func(format string, args ...any) { fmt.Printf("%-22q", format); fmt.Printf(format, args...); fmt.Println() }
	p("%d %s", 1, "a")
	p("%d")
	p("%d %d", 1)
	p("%d", 1, 2, "x", nil, 3.5)
	p("%!", 1)
	p("%", 1)
	p("100%%", 1)
	p("%5%|%-5%|")
	p("%z", 1)
	p("%z", nil)
	p("%d", "hi")
	p("%s", 42)
	p("%s", nil)
	p("%t", "x")
	p("%[1]d %[1]x %[1]q", 65)
	p("%[2]d %[1]d", 1, 2)
	p("%[3]d", 1, 2)
	p("%[0]d", 1)
	p("%[x]d", 1)
	p("%[1d", 1)
	p("%[]d", 1)
	p("%[-1]d", 1)
	p("%[2]*[1]d|", 7, 5)
	p("%[3]*.[2]*[1]f|", 3.14159, 2, 8)
	p("%*d|", 5, 42)
	p("%-*d|", 5, 42)
	p("%*d|", -5, 42)
	p("%.*f|", 2, 3.14159)
	p("%.*f|", -2, 3.14159)
	p("%*d|", "x", 42)
	p("%*d|", 10000000, 42)
	p("%.*d|", "x", 42)
	p("%8.3f|%-8.2f|%08.3f|", 3.14159, 2.5, -1.5)
	p("%.d|%.f|%.s|", 0, 2.5, "abc")
	p("%[2]d %d %d", 1, 2, 3)
	p("%d %[1]d %d", 1, 2)
	p("%[5]*d|", 1)
	p("%[1].2f|", 2.5)
	p("%[1]5d|", 2)
	p("%.[2]*[1]f|", 2.5, 1)
	p("%-010d|%+5d|% d|", 3, 4, 5)
	p("%世", 1)
	p("%d%世%d", 1, 2, 3)
	p("%99999999d", 1)
	p("%v %v", []any{1}, map[string]any{"a": nil})
	p("%w", errors.New("e"))
	p("%s %v", error(nil), error(nil))
	p("%6.2f%%", 99.5)
	p("%c%c%c", 'a', 0x4E16, -1)
	p("%U %#U %08U", 'x', '⌘', 0x1F600)
	p("%x %X %#x % x %# X", "hello", "hello", "hi", "abc", "abc")
	p("%x %X %#x % x", []byte("hello"), []byte("J"), []byte("hi"), []byte("abc"))
	p("%x %x", []string{"a", "bc"}, []int{10, 11})
	p("%q %+q %#q %#+q", "a☺", "a☺", "a☺", "a`☺")
	p("%q %q", []string{"a", "b"}, [2]rune{'a', 'b'})
	p("%5t|%-7t|%q", true, false, true)
	p("%5s|%-5s|%.2s|%5.1s|%05s", "abc", "abc", "abc", "世界", "ab")
	p("%x %X %.3x %20.5x", 3.5, -1.0, 2.75, 1e10)
	p("%b %o %O %#o %#b", 10, 8, 8, 8, 5)
	p("%+d %+d % d %x %X %#x", 1, -1, 7, -255, 255, 255)
	p("%p %p", nil, 1)
	p("%e %E %.0e %#.0f %#g %g", 123456.789, 0.000123, 5.5, 3.0, 100000.0, 1e6)
	p("%g %g %g %g %g", 100000.0, 1000000.0, 1e20, 1e21, 123456789.0)
	p("%v %v %v %v", float32(3.4e38), float32(16777216), 1e-5, 0.0001)
	p("%6v|%-6v|%06v|%6v|%6v", 42, 42, 42, "ab", true)
	p("%v %d %s", struct {
		A int
		B string
	}{1, "x"}, struct{ A, B any }{1, "x"}, []any{"a", 1, nil})

	e1 := fmt.Errorf("one: %w", code(7))
	e2 := fmt.Errorf("two: %w", fmt.Errorf("mid: %w", e1))
	e3 := fmt.Errorf("none: %v", e1)
	e4 := fmt.Errorf("bad: %w", 5)
	e5 := fmt.Errorf("nil: %w", nil)
	for _, e := range []error{e1, e2, e3, e4, e5} {
		var c code
		fmt.Printf("%v | %v %v | %v %v\n", e, errors.Is(e, code(7)), errors.As(e, &c), c, errors.Unwrap(e))
	}
	n, err := fmt.Fprintln(os.Stdout, "written")
	fmt.Println(n, err)
	fmt.Fprint(os.Stdout, "x", 1, "\n")
	fmt.Fprintf(os.Stdout, "%s\n", "done")
}
