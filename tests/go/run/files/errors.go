// SPDX-License-Identifier: MIT
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"io/ioutil"
	"os"
	"strings"
)

func main() {
	_, err := os.Open("/no/such/file")
	fmt.Println(err, errors.Is(err, os.ErrNotExist), errors.Is(err, fs.ErrNotExist), os.IsNotExist(err))
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe))
	if pe != nil {
		fmt.Println(pe.Op, pe.Path, pe.Err)
	}
	_, err = os.ReadFile("/no/such/file")
	fmt.Println(err)
	_, err = os.Stat("/no/such/file")
	fmt.Println(err, os.IsNotExist(err))
	b, err := ioutil.ReadAll(strings.NewReader("hello"))
	fmt.Println(string(b), err)
	n, err := io.Copy(ioutil.Discard, strings.NewReader("hello"))
	fmt.Println(n, err)
	var f fs.FS
	fmt.Println(f == nil, fs.ModePerm, fs.ModeDir|0755, fs.ValidPath("a/b"), fs.FileMode(0644))
	r := ioutil.NopCloser(strings.NewReader("x"))
	fmt.Println(r.Close())
	_, err = ioutil.ReadFile("/no/such/file")
	fmt.Println(err)
}
