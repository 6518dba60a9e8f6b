// Readers, writers and pipes.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

type slow struct{ s string }

func (r *slow) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	n := copy(p, r.s[:1])
	r.s = r.s[n:]
	return n, nil
}

type bad struct{}

func (bad) Read(p []byte) (int, error)  { return 0, errors.New("bad read") }
func (bad) Write(p []byte) (int, error) { return 1, nil }

func main() {
	data, err := io.ReadAll(&slow{"slowly"})
	fmt.Println(string(data), err)
	data, err = io.ReadAll(io.LimitReader(strings.NewReader("limited"), 3))
	fmt.Println(string(data), err)
	n, err := io.Copy(os.Stdout, &slow{"copied\n"})
	fmt.Println(n, err)
	n, err = io.CopyN(os.Stdout, strings.NewReader("copy n\n"), 4)
	fmt.Println(n, err)
	n, err = io.CopyN(io.Discard, strings.NewReader("xy"), 4)
	fmt.Println(n, err)
	n, err = io.Copy(bad{}, &slow{"abc"})
	fmt.Println(n, err)
	n, err = io.Copy(io.Discard, bad{})
	fmt.Println(n, err)
	n, err = io.CopyBuffer(io.Discard, &slow{"abc"}, make([]byte, 2))
	fmt.Println(n, err)
	buf := make([]byte, 4)
	m, err := io.ReadFull(&slow{"abcdef"}, buf)
	fmt.Println(m, err, string(buf))
	m, err = io.ReadFull(&slow{"ab"}, buf)
	fmt.Println(m, err)
	m, err = io.ReadFull(&slow{""}, buf)
	fmt.Println(m, err)
	m, err = io.ReadAtLeast(&slow{"abcd"}, buf, 5)
	fmt.Println(m, err)
	var w1, w2 bytes.Buffer
	fmt.Fprint(io.MultiWriter(&w1, &w2), "both")
	fmt.Println(w1.String(), w2.String())
	data, err = io.ReadAll(io.MultiReader(strings.NewReader("one "), &slow{"two "}, strings.NewReader("three")))
	fmt.Println(string(data), err)
	var tee bytes.Buffer
	data, err = io.ReadAll(io.TeeReader(strings.NewReader("tea"), &tee))
	fmt.Println(string(data), err, tee.String())
	sec := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	data, _ = io.ReadAll(sec)
	off, err := sec.Seek(1, io.SeekStart)
	rest, _ := io.ReadAll(sec)
	k, err2 := sec.ReadAt(buf, 3)
	fmt.Println(string(data), off, err, string(rest), k, err2, sec.Size())
	io.WriteString(os.Stdout, "string\n")
	fmt.Println(io.NopCloser(strings.NewReader("x")).Close())

	pr, pw := io.Pipe()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for _, s := range []string{"first", "second", ""} {
			n, err := io.WriteString(pw, s)
			fmt.Fprint(io.Discard, n, err)
		}
		pw.Close()
	}()
	data, err = io.ReadAll(pr)
	fmt.Println(string(data), err)
	wg.Wait()
	_, err = pw.Write([]byte("x"))
	fmt.Println(err)
	pr, pw = io.Pipe()
	pr.CloseWithError(errors.New("reader gone"))
	_, err = pw.Write([]byte("x"))
	_, err2 = pr.Read(buf)
	fmt.Println(err, err2)
	pr, pw = io.Pipe()
	pw.CloseWithError(errors.New("writer gone"))
	_, err = pr.Read(buf)
	_, err2 = pw.Write(buf)
	fmt.Println(err, err2)
}
