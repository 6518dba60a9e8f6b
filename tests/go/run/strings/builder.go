// SPDX-License-Identifier: MIT
package main

import (
	"bytes"
	"fmt"
	"strings"
)

func main() {
	var b strings.Builder
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&b, "%d,", i)
	}
	b.WriteByte('!')
	b.WriteRune('世')
	b.WriteString("end")
	fmt.Println(b.String(), b.Len())
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
	var buf bytes.Buffer
	buf.WriteString("line one\nline two\nrest")
	l, err := buf.ReadString('\n')
	fmt.Printf("%q %v\n", l, err)
	r, n, err := buf.ReadRune()
	fmt.Println(r, n, err, buf.Len())
	buf.UnreadRune()
	p := make([]byte, 4)
	k, _ := buf.Read(p)
	fmt.Println(string(p[:k]), buf.String())
	l, err = buf.ReadString('#')
	fmt.Printf("%q %v\n", l, err)
	buf.Truncate(0)
	fmt.Fprint(&buf, 1, 2, "a", "b", 3)
	fmt.Println(buf.String(), bytes.Equal(nil, []byte{}), bytes.Contains([]byte("abc"), []byte("bc")))
	fmt.Println(strings.NewReplacer("a", "1", "b", "2").Replace("abcab"))
}
