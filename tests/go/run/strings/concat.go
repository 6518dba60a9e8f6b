// SPDX-License-Identifier: MIT
package main

import "fmt"

type Name string

func (n Name) Hi() string { return "hi " + string(n) }
func main() {
	s := ""
	for i := 0; i < 5; i++ {
		s += string(rune('a' + i))
	}
	fmt.Println(s, s+s, s[1:]+s[:1])
	var n Name = "bob"
	n += "by"
	fmt.Println(n.Hi(), n+"!", len(n), n[0], n[1:3].Hi())
	fmt.Printf("%T %T %T\n", n+"x", n[1:], n[0])
	bs := append([]byte("a"), "bcd"...)
	fmt.Println(string(bs), copy(bs, "xyz"), string(bs))
	a, b := "x", "y"
	a, b = b, a
	fmt.Println(a, b)
	rev := ""
	for _, r := range "añb" {
		rev = string(r) + rev
	}
	fmt.Println(rev)
	m := map[string]int{}
	for _, w := range []string{"a", "b", "a"} {
		m[w+w]++
	}
	fmt.Println(m)
	multi := `a
	b` + "\t" + `c`
	fmt.Printf("%q %d\n", multi, len(multi))
	switch s := "q" + a; s {
	case "qy":
		fmt.Println("ok")
	}
	fmt.Println("a"+"b" == "ab", len("a"+"b"), ("abc" + "d")[3])
}
