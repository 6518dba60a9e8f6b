// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	s := "a\xffb日\xe6\x97"
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(len(s), []rune(s), []byte(s)[1], string([]rune{65, -1, 0x10ffff + 1, 0xd800}), string(rune(1<<30)))
	b := []byte("hello")
	t := string(b)
	b[0] = 'j'
	fmt.Println(t, string(b), t[1:3], t[:0] == "", t < "help")
	fmt.Printf("%q %+q %x % x %#x %s %v %U %c\n", s, s, s, s, s, []string{"a"}, []byte("a"), '日', '日')
	for i := range "abc" {
		fmt.Print(i)
	}
	for range "ab" {
		fmt.Print(".")
	}
	x := "x"
	x += "y" + x
	fmt.Println(x, x > "x", "a"+"b" == "ab")
	m := map[string]int{}
	m[string(b[:2])]++
	fmt.Println(m)
}
