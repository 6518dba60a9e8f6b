// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	s := "héy, 世界\xff!"
	fmt.Println(len(s), len([]rune(s)), len([]byte(s)))
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	for i := 0; i < len(s); i++ {
		fmt.Printf("%02x ", s[i])
	}
	fmt.Println()
	rs := []rune(s)
	rs[0] = 'H'
	fmt.Println(string(rs), string(rs[1:3]), string([]rune{65, -1, 0x110000, 0xd800}))
	bs := []byte("abc")
	t := string(bs)
	bs[0] = 'X'
	fmt.Println(t, string(bs), bs)
	fmt.Printf("%q %+q %x % x %X\n", s, s, s, "hi", []byte("hi"))
	fmt.Println(s[1:3], s[:0] == "", s[len(s)-1:], string(rune(0x4e16)))
	for i := range "ab" {
		fmt.Print(i)
	}
	for range "xyz" {
		fmt.Print(".")
	}
	fmt.Println()
	for i, r := range "a\xc3\x28\xe4\xb8" {
		fmt.Print(i, " ", r, ";")
	}
	fmt.Println()
	type B []byte
	type S string
	type R []rune
	fmt.Println(S(B("q")), string(R("日本")[1]), B(S("xy")))
}
