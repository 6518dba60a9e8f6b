// since: 1.23
// Readers and writers put together: how much is asked of them and how, ends and errors that
// come with the last data, readers within readers; and lists that grow or repeat.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

type teller struct {
	name string
	r    io.Reader
}

func (t teller) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	fmt.Println("  read", t.name, len(p), "->", n, err)
	return n, err
}

// A last reader gives its error together with the data.
type last struct {
	s   string
	err error
}

func (l *last) Read(p []byte) (int, error) {
	n := copy(p, l.s)
	l.s = l.s[n:]
	if l.s == "" {
		return n, l.err
	}
	return n, nil
}

type plain struct{ bytes.Buffer }

func (p *plain) Write(b []byte) (int, error) {
	fmt.Println("  write", len(b))
	return p.Buffer.Write(b)
}

type bare struct{ w io.Writer }

func (b bare) Write(p []byte) (int, error) { return b.w.Write(p) }

type stringer struct{}

func (stringer) Write(b []byte) (int, error) { fmt.Printf("  bytes %q\n", b); return len(b), nil }
func (stringer) WriteString(s string) (int, error) {
	fmt.Printf("  string %q\n", s)
	return len(s), nil
}

type liar int

func (l liar) Write(b []byte) (int, error) { return int(l), nil }

func main() {
	copies()
	many()
	sections()
	lists()
}

func copies() {
	big := strings.Repeat("x", 70000)
	fmt.Println(io.Copy(bare{&plain{}}, teller{"big", strings.NewReader(big)}))
	fmt.Println(io.CopyN(bare{&plain{}}, teller{"five", strings.NewReader("123456789")}, 5))
	fmt.Println(io.CopyN(io.Discard, teller{"few", strings.NewReader("123")}, 5))
	fmt.Println(io.CopyN(io.Discard, &last{"12345", errors.New("at the end")}, 5))
	fmt.Println(io.CopyN(io.Discard, &last{"1234", errors.New("before the end")}, 5))
	fmt.Println(io.CopyN(io.Discard, strings.NewReader("x"), 0))
	fmt.Println(io.CopyBuffer(bare{&plain{}}, teller{"small", bytes.NewReader(make([]byte, 10))}, make([]byte, 4)))
	for _, l := range []liar{-1, 0, 2, 99} {
		fmt.Println(io.Copy(l, bare2{strings.NewReader("abc")}))
	}
	data, err := io.ReadAll(teller{"all", &last{strings.Repeat("y", 512), io.EOF}})
	fmt.Println(len(data), cap(data), err)
	data, err = io.ReadAll(teller{"more", strings.NewReader(strings.Repeat("y", 600))})
	fmt.Println(len(data), cap(data), err)
	_, writes := io.NopCloser(strings.NewReader("s")).(io.WriterTo)
	_, bareWrites := io.NopCloser(bare2{nil}).(io.WriterTo)
	fmt.Println(writes, bareWrites)
}

type bare2 struct{ r io.Reader }

func (b bare2) Read(p []byte) (int, error) { return b.r.Read(p) }

func many() {
	m := io.MultiReader(strings.NewReader("ab"), io.MultiReader(strings.NewReader("cd"), teller{"inner", &last{"ef", io.EOF}}), strings.NewReader(""))
	p := make([]byte, 3)
	for range 6 {
		n, err := m.Read(p)
		fmt.Printf("%q %v\n", p[:n], err)
	}
	m = io.MultiReader(strings.NewReader("ab"), &last{"cd", errors.New("broken")}, strings.NewReader("ef"))
	var out bytes.Buffer
	for range 3 {
		n, err := m.(io.WriterTo).WriteTo(&out)
		fmt.Println(n, err, out.String())
	}
	w := io.MultiWriter(stringer{}, io.MultiWriter(bare{stringer{}}, &out), liar(1))
	fmt.Println(io.WriteString(w, "hello"))
	fmt.Println(w.Write([]byte("x")))
	fmt.Println(out.String())
}

func sections() {
	s := io.NewSectionReader(strings.NewReader("abcdef"), 3, 1<<63-1)
	data, err := io.ReadAll(s)
	fmt.Println(string(data), err, s.Size())
	_, off, n := s.Outer()
	fmt.Println(off, n)
	fmt.Println(s.Seek(0, 9))
	fmt.Println(s.Seek(-1, io.SeekStart))
	fmt.Println(io.ReadAtLeast(&last{"abc", io.EOF}, make([]byte, 4), 4))
	fmt.Println(io.ReadFull(strings.NewReader(""), make([]byte, 1)))
}

func lists() {
	a := []int{1, 2, 3, 4, 5, 6}[:5:6]
	b := slices.Replace(a, 1, 2, a[1:4]...)
	fmt.Println(a, b, cap(b), cap(slices.Insert(a, 2, 7, 8)))
	a = make([]int, 3, 10)
	a[0], a[1], a[2] = 1, 2, 3
	b = slices.Replace(a, 0, 2, a[1:3]...)
	fmt.Println(a, b, len(b), &a[0] == &b[0])
	fmt.Println(slices.Replace([]string{"a", "b", "c"}, 1, 1, "x", "y"), slices.Replace([]string{"a", "b", "c"}, 0, 3))
	fmt.Println(slices.Repeat([]int{1, 2}, 3), len(slices.Repeat(make([]struct{}, 1<<40), 1<<20)), cap(slices.Repeat([]int{7}, 5)))
	for _, n := range []int{-1, 1 << 62} {
		func() {
			defer func() { fmt.Println(recover()) }()
			slices.Repeat([]int{1, 2}, n)
		}()
	}
}
