// since: 1.23
// How buffers grow, what goes past them, and readers and writers that misbehave.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing/iotest"
)

func try(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

// A teller says what is asked of it.
type teller struct{ r io.Reader }

func (t teller) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	fmt.Println("  read", len(p), "->", n, err)
	return n, err
}

type plain struct{}

func (plain) Write(p []byte) (int, error) {
	fmt.Printf("  write %q\n", p)
	return len(p), nil
}

type direct struct{ plain }

func (direct) WriteString(s string) (int, error) {
	fmt.Printf("  write string %q\n", s)
	return len(s), nil
}

func (direct) ReadFrom(r io.Reader) (int64, error) {
	data, err := io.ReadAll(r)
	fmt.Printf("  read from %q\n", data)
	return int64(len(data)), err
}

type broken int

func (b broken) Read(p []byte) (int, error)  { return int(b), nil }
func (b broken) Write(p []byte) (int, error) { return int(b), nil }

func main() {
	growth()
	past()
	misuse()
	repeats()
	slow()
}

func growth() {
	var b bytes.Buffer
	for _, n := range []int{0, 1, 60, 10, 100, 1, 500, 5000} {
		b.Write(make([]byte, n))
		fmt.Print(" ", b.Len(), "/", b.Cap(), "/", b.Available())
	}
	fmt.Println()
	for i := 0; i < 6; i++ {
		b.Next(b.Len() / 2)
		b.WriteString(strings.Repeat("x", 900))
		fmt.Print(" ", b.Len(), "/", b.Cap())
	}
	fmt.Println()
	b.Reset()
	b.Grow(10)
	fmt.Println(b.Cap())
	c := bytes.NewBufferString("hello")
	fmt.Println(c.Cap())
	c.WriteRune('é')
	fmt.Println(c.Cap())
	c.ReadFrom(strings.NewReader("world"))
	fmt.Println(c.Cap(), c)
	var s strings.Builder
	for _, n := range []int{5, 3, 33, 100, 1000} {
		s.Grow(n)
		s.WriteString("ab")
		fmt.Print(" ", s.Len(), "/", s.Cap())
	}
	fmt.Println()
}

func past() {
	r := bufio.NewReaderSize(teller{strings.NewReader(strings.Repeat("y", 50))}, 16)
	for _, n := range []int{4, 40, 16, 20, 5} {
		m, err := r.Read(make([]byte, n))
		fmt.Println(m, err, r.Buffered())
	}
	for _, w := range []io.Writer{plain{}, direct{}} {
		b := bufio.NewWriterSize(w, 8)
		b.WriteString("0123456789abcdefghij")
		b.WriteString("kl")
		b.WriteString("0123456789")
		b.WriteRune('é')
		b.WriteRune('z')
		fmt.Println(b.Buffered())
		fmt.Println(b.ReadFrom(strings.NewReader("from a reader of strings")))
		fmt.Println(b.Flush(), b.Buffered())
		fmt.Println(b.ReadFrom(strings.NewReader("again")))
		b.Flush()
		b.Reset(b)
		b.WriteString("self")
		b.Flush()
		fmt.Println(bufio.NewReader(strings.NewReader("written out")).WriteTo(w))
	}
}

func misuse() {
	try("read", func() { bufio.NewReader(broken(-1)).Read(make([]byte, 1)) })
	try("large read", func() { bufio.NewReader(broken(-1)).Read(make([]byte, 5000)) })
	try("write", func() {
		r := bufio.NewReader(strings.NewReader("x"))
		r.Peek(1)
		r.WriteTo(broken(-1))
	})
	fmt.Println(bufio.NewWriter(plain{}).ReadFrom(broken(0)))
	fmt.Println(bufio.NewReader(broken(0)).ReadByte())
	b := bufio.NewReader(strings.NewReader("abc"))
	b.ReadByte()
	b.Reset(b)
	fmt.Println(b.Buffered())
	fmt.Println(b.Discard(0))
	fmt.Println(b.UnreadByte())
	try("grow", func() { new(bytes.Buffer).Grow(1 << 62) })
	try("grow", func() { new(bytes.Buffer).Grow(-1) })
	try("builder", func() { new(strings.Builder).Grow(1 << 62) })
}

func repeats() {
	for _, n := range []int{-1, 1 << 62, 1<<63 - 1} {
		try("strings "+strconv.Itoa(n), func() { strings.Repeat("-", n) })
		try("strings "+strconv.Itoa(n), func() { strings.Repeat("--", n) })
		try("bytes "+strconv.Itoa(n), func() { bytes.Repeat([]byte("--"), n) })
	}
	for _, s := range []string{"\"\xc0\"", "'\xc0'", "`\xc0`", "\"a\\t\xc0b\""} {
		fmt.Printf("%q ", s)
		fmt.Println(strconv.Unquote(s))
	}
	for _, s := range []string{"0x0.1234569p-125", "0x0.1234568p-125", "0x1.8p-150", "0x1p-150", "0x1.000001p0", "1e1000x", "1e400", "0x1p2000"} {
		f, err := strconv.ParseFloat(s, 32)
		g, err2 := strconv.ParseFloat(s, 64)
		fmt.Println(f, err, g, err2)
	}
}

func slow() {
	text := "one twø three"
	for _, r := range []io.Reader{
		iotest.OneByteReader(strings.NewReader(text)), iotest.HalfReader(strings.NewReader(text)),
		iotest.DataErrReader(strings.NewReader(text)), iotest.TimeoutReader(iotest.HalfReader(strings.NewReader(text))),
		iotest.ErrReader(errors.New("no")),
	} {
		var a, b, c string
		n, err := fmt.Fscan(teller{r}, &a, &b, &c)
		fmt.Println(n, err, a, b, c)
	}
	var out bytes.Buffer
	n, err := iotest.TruncateWriter(&out, 3).Write([]byte("hello"))
	fmt.Println(n, err, out.String())
	fmt.Println(iotest.TestReader(strings.NewReader(text), []byte(text)))
	fmt.Println(iotest.TestReader(iotest.HalfReader(strings.NewReader(text)), []byte(text)))
	fmt.Println(iotest.TestReader(iotest.TimeoutReader(strings.NewReader(text)), []byte(text)) != nil)
	var x, y, z rune
	fmt.Println(fmt.Fscanf(iotest.OneByteReader(strings.NewReader("\xc2X\xc2")), "%c%c%c", &x, &y, &z))
	fmt.Println(x, y, z)
	var small uint8
	fmt.Println(fmt.Sscanf("Ā", "%c", &small))
	fmt.Println(fmt.Sscanf("0o17", "%2v", &small))
}
