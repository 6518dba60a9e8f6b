// Package bytes: functions, Buffer, Reader.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"unicode"
)

func main() {
	p := func(v ...any) { fmt.Printf("%q\n", v) }
	b := func(s string) []byte { return []byte(s) }
	s := b("the quick brown fox, the lazy dög — 世界")
	for _, x := range []string{"the", "", "fox", "界", "zzz"} {
		p(bytes.Index(s, b(x)), bytes.LastIndex(s, b(x)), bytes.Contains(s, b(x)), bytes.Count(s, b(x)), bytes.HasPrefix(s, b(x)), bytes.HasSuffix(s, b(x)), bytes.IndexAny(s, x), bytes.LastIndexAny(s, x))
	}
	p(bytes.IndexByte(s, 'q'), bytes.LastIndexByte(s, 'o'), bytes.IndexRune(s, '世'), bytes.IndexFunc(s, unicode.IsSpace), bytes.LastIndexFunc(s, unicode.IsSpace), bytes.ContainsRune(s, 'x'))
	for _, x := range []string{"", "a", "a,b,c", ",a,,b,", " a  b\tc\n", "ünï,çödé", "\xff,\xfe"} {
		p(bytes.Split(b(x), b(",")), bytes.SplitN(b(x), b(","), 2), bytes.SplitAfter(b(x), b(",")), bytes.Split(b(x), nil), bytes.Fields(b(x)), bytes.FieldsFunc(b(x), func(r rune) bool { return r == ',' }))
		p(bytes.ToUpper(b(x)), bytes.Title(b(x)), bytes.TrimSpace(b(x)), bytes.Trim(b(x), ", a"), bytes.TrimLeft(b(x), ", a"), bytes.TrimRight(b(x), ", c\n"), bytes.TrimPrefix(b(x), b("a")), bytes.TrimSuffix(b(x), b("c")), bytes.TrimFunc(b(x), unicode.IsLetter))
		p(bytes.Replace(b(x), b(","), b(";"), 1), bytes.ReplaceAll(b(x), b(","), b("; ")), bytes.Repeat(b(x), 2), bytes.Compare(b(x), b("a")), bytes.Equal(b(x), b("a")), bytes.EqualFold(b(x), b("A")), bytes.Runes(b(x)), bytes.ToValidUTF8(b(x), b("?")))
		before, after, found := bytes.Cut(b(x), b(","))
		p(before, after, found, bytes.Map(unicode.ToUpper, b(x)))
	}
	p(bytes.Join([][]byte{b("a"), b("b")}, b("-")), bytes.Join(nil, b("x")), bytes.TrimSpace(b("  ")) == nil, bytes.Equal(nil, b("")))
	parts := bytes.Split(b("a,b"), b(","))
	parts[0] = append(parts[0], 'X')
	p(parts, cap(parts[0]) >= 2)

	var buf bytes.Buffer
	fmt.Fprintf(&buf, "hello %d\n", 42)
	buf.WriteByte('!')
	n, err := buf.WriteRune('世')
	p(buf.String(), buf.Len(), n, err)
	line, err := buf.ReadString('\n')
	p(line, err, buf.UnreadByte(), buf.Len())
	c, err := buf.ReadByte()
	p(c, err, buf.UnreadByte(), buf.UnreadByte())
	buf.ReadByte()
	r, size, err := buf.ReadRune()
	p(r, size, err, buf.UnreadRune(), buf.UnreadRune())
	rest, err := buf.ReadBytes('x')
	p(rest, err, buf.Len())
	_, err = buf.ReadByte()
	p(err)
	buf.WriteString("0123456789")
	p(buf.Next(3), buf.Bytes(), buf.Len())
	buf.Truncate(2)
	p(buf.String())
	m, err := buf.ReadFrom(bytes.NewReader(b("from reader\n")))
	p(m, err)
	m, err = buf.WriteTo(os.Stdout)
	p(m, err, buf.Len())
	buf.Reset()
	p(buf.String(), (*bytes.Buffer)(nil).String(), bytes.NewBufferString("x").String(), bytes.NewBuffer(b("y")).String())
	func() {
		defer func() { p(recover()) }()
		buf.Truncate(5)
	}()
	big := bytes.Repeat(b("x"), 3000)
	buf.Write(big)
	out, err := io.ReadAll(&buf)
	p(len(out), err)

	rd := bytes.NewReader(b("héllo"))
	x, err := rd.ReadByte()
	ch, sz, err2 := rd.ReadRune()
	p(x, err, ch, sz, err2, rd.Len(), rd.Size(), rd.UnreadRune(), rd.UnreadRune())
	off, err := rd.Seek(-2, io.SeekEnd)
	rest, err2 = io.ReadAll(rd)
	p(off, err, rest, err2)
	n, err = rd.ReadAt(make([]byte, 4), 3)
	p(n, err)
}
