// SPDX-License-Identifier: MIT
package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

func main() {
	fmt.Printf("%x\n", md5.Sum([]byte("hello")))
	fmt.Printf("%x\n", sha256.Sum256([]byte("hello")))
	fmt.Printf("%x\n", sha1.Sum([]byte("hello")))
	h := sha256.New()
	io.WriteString(h, "hello ")
	h.Write([]byte("world"))
	fmt.Println(hex.EncodeToString(h.Sum(nil)), h.Size(), h.BlockSize())
	fmt.Printf("%x\n", sha256.Sum224([]byte("abc")))
	m := md5.New()
	for i := 0; i < 1000; i++ {
		fmt.Fprintf(m, "line %d\n", i)
	}
	fmt.Printf("%x\n", m.Sum([]byte{1}))
	m.Reset()
	fmt.Println(hex.EncodeToString(m.Sum(nil)))
}
