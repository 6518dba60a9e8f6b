// Searching, cutting, joining, replacing; Builder, Reader, Replacer.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

func main() {
	p := func(v ...any) { fmt.Printf("%q\n", v) }
	s := "the quick brown fox, the lazy dög — 世界"
	for _, x := range []string{"the", "", "fox", "ö", "界", "zzz", s, s + "x", "t"} {
		p(strings.Index(s, x), strings.LastIndex(s, x), strings.Contains(s, x), strings.Count(s, x), strings.HasPrefix(s, x), strings.HasSuffix(s, x),
			strings.IndexAny(s, x), strings.LastIndexAny(s, x), strings.ContainsAny(s, x))
	}
	p(strings.IndexByte(s, 'q'), strings.LastIndexByte(s, 'o'), strings.IndexByte(s, 'Z'), strings.IndexRune(s, '世'), strings.IndexRune(s, 'ö'),
		strings.IndexRune("a\xffb", 0xFFFD), strings.IndexRune(s, -1), strings.ContainsRune(s, 'x'))
	p(strings.IndexFunc(s, unicode.IsSpace), strings.LastIndexFunc(s, unicode.IsSpace), strings.IndexFunc(s, unicode.IsDigit), strings.IndexAny("a\xffb", "\xff"))
	for _, x := range []string{"", " ", "a", "a,b,c", ",a,,b,", " a  b\tc\n", "ünï,çödé", "no sep"} {
		p(strings.Split(x, ","), strings.SplitN(x, ",", 2), strings.SplitAfter(x, ","), strings.SplitAfterN(x, ",", 2), strings.Split(x, ""), strings.SplitN(x, "", 2),
			strings.Fields(x), strings.FieldsFunc(x, func(r rune) bool { return r == ',' }), strings.SplitN(x, ",", 0) == nil, len(strings.SplitN(x, ",", -5)))
		p(strings.ToUpper(x), strings.ToLower(x), strings.Title(x), strings.ToTitle(x), strings.TrimSpace(x), strings.Trim(x, ", a"), strings.TrimLeft(x, ", a"),
			strings.TrimRight(x, ", c\n"), strings.TrimPrefix(x, "a"), strings.TrimSuffix(x, "c"), strings.TrimFunc(x, unicode.IsLetter), strings.ToValidUTF8(x, "?"))
		p(strings.Replace(x, ",", ";", 1), strings.ReplaceAll(x, ",", "; "), strings.Replace(x, "", "-", -1), strings.Replace(x, "", "-", 2), strings.Replace(x, "a", "", -1))
		before, after, found := strings.Cut(x, ",")
		p(before, after, found, strings.Repeat(x, 3), strings.Repeat(x, 0), strings.Compare(x, "a"), strings.Map(func(r rune) rune {
			if r == 'a' {
				return -1
			}
			return unicode.ToUpper(r)
		}, x), strings.TrimLeftFunc(x, unicode.IsSpace), strings.TrimRightFunc(x, unicode.IsSpace))
	}
	p(strings.Join(nil, ","), strings.Join([]string{"a"}, ","), strings.Join([]string{"a", "b", "c"}, ", "), strings.Join([]string{"", ""}, "-"))
	for _, x := range [][2]string{{"Go", "GO"}, {"straße", "STRASSE"}, {"ΑΣ", "ας"}, {"K", "\u212a"}, {"ſ", "S"}, {"a", "b"}, {"", ""}, {"ab", "abc"}, {"İ", "i"}, {"ǅ", "ǆ"}} {
		p(x[0], x[1], strings.EqualFold(x[0], x[1]))
	}
	p(strings.ToUpper("hello, wörld ß ǆ"), strings.ToLower("HELLO WÖRLD Σ"), strings.ToUpper("plain ascii"), strings.ToLower("already lower"), strings.ToUpper("a\xffb"))

	var b strings.Builder
	for i := 3; i > 0; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteByte('!')
	b.WriteRune('世')
	b.WriteString(" go")
	n, err := b.Write([]byte{'x'})
	b.Grow(100)
	p(b.String(), b.Len(), b.Cap() >= b.Len()+100, n, err)
	b.Reset()
	p(b.String(), b.Len())
	func() {
		defer func() { p(recover()) }()
		var c strings.Builder
		c.WriteString("x")
		d := c
		d.WriteString("y")
	}()
	func() {
		defer func() { p(recover()) }()
		strings.Repeat("x", -1)
	}()

	r := strings.NewReader("héllo")
	c, err := r.ReadByte()
	ch, size, err2 := r.ReadRune()
	p(c, err, ch, size, err2, r.Len(), r.Size())
	p(r.UnreadRune(), r.UnreadRune(), r.UnreadByte(), r.Len())
	buf := make([]byte, 3)
	n, err = r.Read(buf)
	p(n, err, string(buf))
	off, err := r.Seek(-2, io.SeekEnd)
	rest, err2 := io.ReadAll(r)
	p(off, err, string(rest), err2)
	n, err = r.Read(buf)
	p(n, err)
	n, err = r.ReadAt(buf, 4)
	p(n, err, r.UnreadByte())
	_, err = r.Seek(-1, io.SeekStart)
	_, err2 = r.Seek(0, 9)
	p(err, err2)
	r.Reset("again\n")
	m, err := r.WriteTo(os.Stdout)
	p(m, err)

	for _, pairs := range [][]string{{"a", "1", "b", "2"}, {"aa", "X", "a", "Y"}, {"a", "Y", "aa", "X"}, {"", "-"}, {"", "-", "a", "B"}, {"hello", "bye", "world", "all"}, {"<", "&lt;", ">", "&gt;"}, {}, {"a", "", "b", ""}} {
		x := strings.NewReplacer(pairs...)
		p(x.Replace("aaab hello world <é>"), x.Replace(""), x.Replace("a"))
	}
	strings.NewReplacer("a", "b").WriteString(os.Stdout, "banana\n")
}
