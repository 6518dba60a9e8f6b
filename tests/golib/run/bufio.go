// Scanner, Reader, Writer.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type chunks struct{ list []string }

func (c *chunks) Read(p []byte) (int, error) {
	if len(c.list) == 0 {
		return 0, io.EOF
	}
	n := copy(p, c.list[0])
	c.list[0] = c.list[0][n:]
	if c.list[0] == "" {
		c.list = c.list[1:]
	}
	return n, nil
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func scan(s string, split bufio.SplitFunc) {
	sc := bufio.NewScanner(&chunks{[]string{s[:len(s)/2], s[len(s)/2:]}})
	sc.Split(split)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
}

func main() {
	for _, s := range []string{"", "one\ntwo\r\n\nlast", "a\n", "no newline", "\n\n", "  sp aced\t wörds 世 界\u3000x ", "\xff\xfe"} {
		for _, f := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
			scan(s, f)
		}
	}
	sc := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	sc.Buffer(make([]byte, 0, 10), 50)
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("y", 70000) + "\nz"))
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("y", 60000) + "\nz"))
	for sc.Scan() {
		fmt.Println(len(sc.Text()))
	}
	sc = bufio.NewScanner(strings.NewReader("1,2,,STOP,4"))
	sc.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		for i, c := range data {
			if c == ',' {
				if string(data[:i]) == "STOP" {
					return i + 1, data[:1], bufio.ErrFinalToken
				}
				return i + 1, data[:i], nil
			}
		}
		if atEOF {
			return len(data), data, nil
		}
		return 0, nil, nil
	})
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())

	r := bufio.NewReaderSize(&chunks{[]string{"hel", "lo wö", "rld\nsecond line\n", strings.Repeat("long", 20), "\nend"}}, 16)
	pk, err := r.Peek(5)
	fmt.Printf("%q %v %d %d\n", pk, err, r.Buffered(), r.Size())
	c, _ := r.ReadByte()
	fmt.Println(c, r.UnreadByte(), r.UnreadByte())
	n, err := r.Discard(6)
	ch, size, err2 := r.ReadRune()
	fmt.Println(n, err, ch, size, err2)
	ch, size, _ = r.ReadRune()
	fmt.Println(ch, size, r.UnreadRune(), r.UnreadRune())
	s, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	line, prefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", line, prefix, err)
	for i := 0; i < 8; i++ {
		line, prefix, err = r.ReadLine()
		fmt.Printf("%q %v %v\n", line, prefix, err)
	}
	r.Reset(strings.NewReader("abc,def"))
	b, err := r.ReadBytes(',')
	b2, err2 := r.ReadBytes(',')
	fmt.Printf("%q %v %q %v\n", b, err, b2, err2)
	r.Reset(strings.NewReader(strings.Repeat("z", 40)))
	b, err = r.ReadSlice(',')
	fmt.Printf("%q %v\n", b, err)
	_, err = r.Peek(20)
	fmt.Println(err)
	r = bufio.NewReader(strings.NewReader("write to\n"))
	m, err := r.WriteTo(os.Stdout)
	fmt.Println(m, err)

	w := bufio.NewWriterSize(os.Stdout, 8)
	fmt.Fprintf(w, "%s\n", "a longer text than the buffer")
	w.WriteByte('x')
	w.WriteRune('世')
	w.WriteString("\n")
	fmt.Println("before flush", w.Size() >= 8)
	w.Flush()
	m, err = w.ReadFrom(&chunks{[]string{"read from ", "chunks\n"}})
	w.Flush()
	fmt.Println(m, err, w.Buffered(), w.Available() == w.Size())
	fw := bufio.NewWriterSize(&failing{10}, 16)
	n, err = fw.WriteString(strings.Repeat("q", 40))
	fmt.Println(err, fw.Flush())
	_, err = fw.Write([]byte("x"))
	fmt.Println(err, fw.WriteByte('x'))
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in\n")), bufio.NewWriter(os.Stdout))
	s, _ = rw.ReadString('\n')
	rw.WriteString("out of " + s)
	rw.Flush()
}
