// SPDX-License-Identifier: MIT
package main

import "fmt"

func main() {
	s := "hello, 世界"
	fmt.Println(s[0], s[7], s[7:10], s[:5], s[5:], s[len(s)-3:], s[3:3] == "")
	b := s[1]
	fmt.Printf("%T %c %q\n", b, b, s[1:2])
	n := 0
	for i := range s {
		n = i
	}
	fmt.Println(n, len(s))
	t := s[:5]
	s = "changed"
	fmt.Println(t, s)
	for i, j := 0, len(t)-1; i < j; i, j = i+1, j-1 {
		if t[i] == t[j] {
			fmt.Println("same", i, j)
		}
	}
	counts := [256]int{}
	for i := 0; i < len(t); i++ {
		counts[t[i]]++
	}
	fmt.Println(counts['l'], counts['z'])
	const c = "constant"
	fmt.Println(c[2], len(c[1:]), c[:3])
	i := 2
	fmt.Println("literal"[i], "abc"[1:][0], []string{"x", "yz"}[1][1])
	switch s[0] {
	case 'c':
		fmt.Println("c")
	case 'h':
		fmt.Println("h")
	}
	m := map[byte]string{'a': "A"}
	fmt.Println(m["a"[0]], m["b"[0]] == "")
	defer func() { fmt.Println(recover()) }()
	_ = t[i+10]
}
