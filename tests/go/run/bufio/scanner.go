// SPDX-License-Identifier: MIT
// stdin: 3\nhello world\n1 2 3\nlast
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Printf("%q\n", in.Text())
	}
	fmt.Println(in.Err(), in.Scan())
	w := bufio.NewScanner(strings.NewReader(" one  two\nthree "))
	w.Split(bufio.ScanWords)
	for w.Scan() {
		fmt.Print(w.Text(), "|")
	}
	fmt.Println()
	r := bufio.NewScanner(strings.NewReader("aé"))
	r.Split(bufio.ScanRunes)
	for r.Scan() {
		fmt.Print(r.Text(), "|")
	}
	fmt.Println()
	br := bufio.NewReader(strings.NewReader("line1\r\nline2\nrest"))
	l, p, err := br.ReadLine()
	fmt.Println(string(l), p, err)
	s, err := br.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	b, _ := br.Peek(2)
	fmt.Println(string(b), br.Buffered())
	x, _ := br.ReadByte()
	br.UnreadByte()
	fmt.Println(string(x))
	s, err = br.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	_, err = br.ReadByte()
	fmt.Println(err == io.EOF)
	bw := bufio.NewWriterSize(os.Stdout, 16)
	fmt.Fprintf(bw, "%s %d\n", "buffered", 1)
	fmt.Println("before flush", bw.Buffered() > 0)
	bw.Flush()
	long := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000)))
	fmt.Println(long.Scan(), long.Err())
	c := bufio.NewScanner(strings.NewReader("a,b,c"))
	c.Split(func(d []byte, eof bool) (int, []byte, error) {
		if i := strings.IndexByte(string(d), ','); i >= 0 {
			return i + 1, d[:i], nil
		}
		if eof && len(d) > 0 {
			return len(d), d, nil
		}
		return 0, nil, nil
	})
	for c.Scan() {
		fmt.Print(c.Text(), ";")
	}
	fmt.Println()
}
