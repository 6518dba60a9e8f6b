// Reading: Sscan, Sscanln, Sscanf, readers, own Scanners.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

type myInt int8
type myString string

type pt struct{ x, y int }

func (p *pt) Scan(s fmt.ScanState, verb rune) error {
	tok, err := s.Token(true, func(r rune) bool { return r != ';' })
	if err != nil {
		return err
	}
	r, _, _ := s.ReadRune()
	w, ok := s.Width()
	fmt.Printf("[%q %q %c %d %v] ", tok, r, verb, w, ok)
	_, err = fmt.Sscan(string(tok), &p.x, &p.y)
	return err
}

func main() {
	var (
		i          int
		i8         int8
		u          uint16
		f          float64
		f32        float32
		s, t       string
		b          bool
		c          complex128
		r          rune
		by         []byte
		mi         myInt
		ms         myString
		p          pt
	)
	show := func(n int, err error) {
		fmt.Println(n, err, "|", i, i8, u, f, f32, s, t, b, c, r, by, mi, ms, p)
	}
	show(fmt.Sscan("12 -5 300 2.5", &i, &i8, &u, &f))
	show(fmt.Sscan(" 7\n\t8 9 ", &i, &i8, &u))
	show(fmt.Sscan("abc", &i))
	show(fmt.Sscan("300", &i8))
	show(fmt.Sscan("-1", &u))
	show(fmt.Sscan("70000", &u))
	show(fmt.Sscan("99999999999999999999", &i))
	show(fmt.Sscan("", &i))
	show(fmt.Sscan("   ", &i))
	show(fmt.Sscan("1", &i, &i8))
	show(fmt.Sscan("hello world", &s, &t))
	show(fmt.Sscan("true F 1 x", &b))
	show(fmt.Sscan("false", &b))
	show(fmt.Sscan("(1+2i)", &c))
	show(fmt.Sscan("3-4i", &c))
	show(fmt.Sscan("0x1F 0b101", &i, &i8))
	show(fmt.Sscan("0o17 017", &i, &i8))
	show(fmt.Sscan("1_000", &i))
	show(fmt.Sscan("1e3 inf", &f, &f32))
	show(fmt.Sscan("nan", &f32))
	show(fmt.Sscan("5 named", &mi, &ms))
	show(fmt.Sscan("bytes", &by))
	show(fmt.Sscan("1 2; rest", &p))
	show(fmt.Sscan("1", i))
	show(fmt.Sscan("1", &struct{}{}))
	show(fmt.Sscanln("1 2\n3", &i, &i8))
	show(fmt.Sscanln("1\n2", &i, &i8))
	show(fmt.Sscanln("1 2 3", &i, &i8))
	show(fmt.Sscanln("4 5", &i, &i8))
	show(fmt.Sscanln("", &i))
	show(fmt.Sscanln("\n", &i))
	show(fmt.Sscanf("5-6", "%d-%d", &i, &i8))
	show(fmt.Sscanf("5 - 6", "%d - %d", &i, &i8))
	show(fmt.Sscanf("5x6", "%d-%d", &i, &i8))
	show(fmt.Sscanf("12345", "%2d%3d", &i, &u))
	show(fmt.Sscanf("ff 77 101", "%x %o %b", &i, &i8, &u))
	show(fmt.Sscanf("U+4E16", "%U", &r))
	show(fmt.Sscanf("世x", "%c%c", &r, &i))
	show(fmt.Sscanf(`"quo\ted" 68656c6c6f`, "%q %x", &s, &t))
	show(fmt.Sscanf("`raw`", "%q", &s))
	show(fmt.Sscanf("name: Bob age: 42", "name: %s age: %d", &s, &i))
	show(fmt.Sscanf("50%", "%d%%", &i))
	show(fmt.Sscanf("abcdef", "%3s%s", &s, &t))
	show(fmt.Sscanf("1", "%d %d", &i, &i8))
	show(fmt.Sscanf("1 2", "%d", &i, &i8))
	show(fmt.Sscanf("1 2", "%d %d", &i))
	show(fmt.Sscanf("1\n2", "%d\n%d", &i, &i8))
	show(fmt.Sscanf("1 2", "%d\n%d", &i, &i8))
	show(fmt.Sscanf("1\n2", "%d %d", &i, &i8))
	show(fmt.Sscanf("1", "%z", &i))
	show(fmt.Sscanf("1", "%t", &b))
	show(fmt.Sscanf("x", "%d", &s))
	show(fmt.Sscanf("3.75e1", "%g", &f))
	show(fmt.Sscanf("3.75", "%5f", &f))
	show(fmt.Sscanf("1 2;", "%4v", &p))
	show(fmt.Sscanf("", "%d", &i))
	show(fmt.Sscanf("5", "%"))

	br := bufio.NewReader(strings.NewReader("10 20\n30 word\n"))
	show(fmt.Fscan(br, &i, &i8))
	show(fmt.Fscanln(br))
	show(fmt.Fscanf(br, "%d %s\n", &i, &s))
	show(fmt.Fscan(br, &i))
	var buf bytes.Buffer
	buf.WriteString("1 2 3")
	sum := 0
	for {
		_, err := fmt.Fscan(&buf, &i)
		if err != nil {
			fmt.Println(err == io.EOF, err)
			break
		}
		sum += i
	}
	fmt.Println(sum)
	plain := struct{ io.Reader }{strings.NewReader("7 8\n9")}
	show(fmt.Fscan(plain, &i))
	show(fmt.Fscanln(plain, &i8))
	show(fmt.Fscanln(plain, &u))
}
