// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	fmt.Println(strings.Split("a,b,,c", ","), len(strings.Split("", ",")), strings.SplitN("a,b,c", ",", 2), strings.SplitAfter("a,b", ","))
	fmt.Printf("%q %q\n", strings.Fields("  x  y\tz\n"), strings.FieldsFunc("a1b2c", unicode.IsDigit))
	fmt.Println(strings.Contains("abc", ""), strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.IndexByte("abc", 'z'), strings.IndexAny("golang", "ny"), strings.IndexFunc("Hello", unicode.IsLower))
	fmt.Println(strings.Repeat("ab", 3), strings.ToUpper("héß"), strings.ToLower("ÀB"), strings.Title("foo bar"))
	fmt.Println(strings.Trim("xxhixx", "x"), strings.TrimLeft("xxhi", "x"), strings.TrimSpace("\t a \n"), strings.TrimPrefix("prefix-a", "prefix-"), strings.TrimSuffix("a.go", ".go"))
	fmt.Println(strings.Replace("aaaa", "a", "b", 2), strings.ReplaceAll("oink oink", "k", "ky"), strings.Count("cheese", "e"), strings.Count("five", ""))
	fmt.Println(strings.HasPrefix("golang", "go"), strings.HasSuffix("golang", "ng"), strings.EqualFold("Go", "GO"), strings.Compare("a", "b"))
	b, a, ok := strings.Cut("key=value=x", "=")
	fmt.Println(b, a, ok)
	b, ok = strings.CutPrefix("foobar", "foo")
	fmt.Println(b, ok)
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "banana"))
	fmt.Println(strings.Join([]string{"x", "y"}, "-"), strings.ContainsRune("abc", 'b'), strings.ContainsAny("abc", "xyzc"))
	r := strings.NewReader("hello")
	x := make([]byte, 3)
	n, err := r.Read(x)
	fmt.Println(n, err, string(x), r.Len(), r.Size())
}
