// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

func main() {
	for _, r := range "aZ5 _é世\u00a0\u2028!" {
		fmt.Println(string(r), unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsSpace(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsPunct(r), utf8.RuneLen(r))
	}
	fmt.Println(utf8.RuneCountInString("世界a"), utf8.ValidString("a\xff"), utf8.ValidString("é"))
	r, n := utf8.DecodeRuneInString("世")
	fmt.Println(r, n)
	r, n = utf8.DecodeRuneInString("\xff")
	fmt.Println(r == utf8.RuneError, n)
	r, n = utf8.DecodeLastRuneInString("a世")
	fmt.Println(string(r), n)
	b := utf8.AppendRune([]byte("x"), 'é')
	fmt.Println(b, utf8.FullRune(b[:2]), utf8.RuneStart(b[2]))
	fmt.Println(string(unicode.ToUpper('ß')), string(unicode.ToTitle('ǆ')), string(unicode.ToLower('Σ')), unicode.Is(unicode.Han, '世'), unicode.In('x', unicode.Latin, unicode.Greek))
}
