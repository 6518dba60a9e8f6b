// SPDX-License-Identifier: MIT
package main

import (
	"bytes"
	"fmt"
	"unicode"
)

func main() {
	b := []byte("Hello, World")
	fmt.Println(bytes.Index(b, []byte("o")), bytes.Count(b, []byte("l")), string(bytes.ToUpper(b)), bytes.HasPrefix(b, []byte("He")))
	for _, p := range bytes.Split([]byte("a,b,c"), []byte(",")) {
		fmt.Print(string(p), ";")
	}
	fmt.Println(string(bytes.Join([][]byte{{'x'}, {'y'}}, []byte("--"))), bytes.Compare([]byte("a"), []byte("b")))
	fmt.Println(string(bytes.TrimSpace([]byte("  t "))), string(bytes.Repeat([]byte("ab"), 2)), bytes.EqualFold([]byte("A"), []byte("a")))
	fmt.Println(string(bytes.Map(unicode.ToLower, b)), bytes.ContainsAny(b, "xyzW"), bytes.IndexByte(b, 'W'))
	c := bytes.Clone(b)
	c[0] = 'J'
	fmt.Println(string(b), string(c), bytes.Equal(b, c))
	before, after, ok := bytes.Cut(b, []byte(", "))
	fmt.Println(string(before), string(after), ok, cap(before) <= cap(b))
	f := bytes.Fields([]byte(" a  b "))
	fmt.Printf("%q %q\n", f, bytes.TrimRight([]byte("xx.."), "."))
	var buf bytes.Buffer
	buf.Write([]byte{1, 2, 3})
	buf.WriteByte(4)
	fmt.Println(buf.Bytes(), buf.Next(2), buf.Len(), buf.Cap() > 0)
	r := bytes.NewReader([]byte("abc"))
	x, _ := r.ReadByte()
	r.Seek(0, 0)
	y, _ := r.ReadByte()
	fmt.Println(x, y, r.Len())
}
