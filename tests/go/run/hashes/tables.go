// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
)

func sum(h hash.Hash, s string) {
	h.Write([]byte(s))
	fmt.Printf("%x %d %d\n", h.Sum(nil), h.Size(), h.BlockSize())
}

func main() {
	h := fnv.New32a()
	h.Write([]byte("key"))
	fmt.Println(h.Sum32() % 8)
	sum(fnv.New32(), "a")
	sum(fnv.New64(), "b")
	sum(fnv.New64a(), "c")
	sum(fnv.New128(), "abc")
	sum(fnv.New128a(), "abc")
	fmt.Println(crc32.ChecksumIEEE([]byte("hello")), crc32.Checksum([]byte("x"), crc32.MakeTable(crc32.Castagnoli)))
	sum(crc32.NewIEEE(), "hello")
	sum(adler32.New(), "hello")
	sum(crc64.New(crc64.MakeTable(crc64.ISO)), "hello")
	fmt.Println(adler32.Checksum([]byte("hi")), crc64.Checksum([]byte("hi"), crc64.MakeTable(crc64.ECMA)))
	var mh maphash.Hash
	mh.WriteString("a")
	s1 := mh.Sum64()
	mh.Reset()
	mh.WriteString("a")
	fmt.Println(s1 == mh.Sum64())
	var hh hash.Hash64 = fnv.New64a()
	hh.Write([]byte("z"))
	fmt.Println(hh.Sum64())
}
