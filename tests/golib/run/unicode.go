// Categories, cases, UTF-8.
package main

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

func main() {
	counts := [14]int{}
	tests := []func(rune) bool{unicode.IsLetter, unicode.IsDigit, unicode.IsNumber, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsSpace, unicode.IsControl, unicode.IsGraphic, unicode.IsPrint, unicode.IsPunct, unicode.IsSymbol, unicode.IsMark}
	// Blocks that did not change between editions of Unicode.
	for _, block := range [][2]rune{{0, 0x370}, {0x390, 0x3FF}, {0x400, 0x52F}, {0x5D0, 0x5EA}, {0x2000, 0x20A0}, {0x2100, 0x2200}, {0x3000, 0x3100}, {0x4E00, 0x4E80}, {0xFF00, 0xFF60}, {0x1F600, 0x1F640}} {
		for r := block[0]; r < block[1]; r++ {
			for i, f := range tests {
				if f(r) {
					counts[i]++
				}
			}
		}
		fmt.Println(block, counts)
	}
	for _, r := range []rune{'a', 'Z', '5', ' ', '\n', '\u00a0', '!', '+', '_', 'é', 'ß', 'Σ', 'ς', 'ǅ', '世', '٣', '½', '\u0301', '€', '\u200b', '😀', 0x85, 0xFFFD, 0x10FFFF, -1, 0x110000, 'K', '\u212a', 'ſ', 'İ', 'ı', 'µ', 'ÿ', 'Å'} {
		fmt.Print(string(r), " ")
		for _, f := range tests {
			if f(r) {
				fmt.Print(1)
			} else {
				fmt.Print(0)
			}
		}
		fmt.Println(" ", unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), unicode.To(unicode.UpperCase, r),
			unicode.Is(unicode.Han, r), unicode.Is(unicode.Latin, r), unicode.In(r, unicode.Lu, unicode.Greek), unicode.Is(unicode.White_Space, r), unicode.Is(unicode.Digit, r))
	}
	for r := rune('A'); r < 'Z'; r += 3 {
		for x := unicode.SimpleFold(r); x != r; x = unicode.SimpleFold(x) {
			fmt.Print(string(x))
		}
	}
	fmt.Println()
	for _, s := range []string{"", "a", "é", "世界", "\xff", "a\xc3", "\xe4\xb8", "\xf0\x9f\x98\x80", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80", "\xe0\x80", "\xf0\x9f", "ok\x80z"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		fmt.Printf("%q %x %d %x %d %d %v %v\n", s, r, n, l, m, utf8.RuneCountInString(s), utf8.ValidString(s), utf8.FullRuneInString(s))
		b := []byte(s)
		r, n = utf8.DecodeRune(b)
		l, m = utf8.DecodeLastRune(b)
		fmt.Println(r, n, l, m, utf8.RuneCount(b), utf8.Valid(b), utf8.FullRune(b))
	}
	buf := make([]byte, 4)
	for _, r := range []rune{'a', 'é', '世', '😀', -1, 0xD800, 0x110000, 0x7FF, 0x800, 0xFFFF} {
		n := utf8.EncodeRune(buf, r)
		fmt.Printf("%x %d %d %v % x\n", buf[:n], n, utf8.RuneLen(r), utf8.ValidRune(r), utf8.AppendRune(nil, r))
	}
	fmt.Println(utf8.RuneStart('a'), utf8.RuneStart(0x80), utf8.RuneError, utf8.UTFMax, string(rune(utf8.MaxRune)))
	own := &unicode.RangeTable{R16: []unicode.Range16{{'a', 'e', 2}}, R32: []unicode.Range32{{0x10000, 0x10010, 1}}}
	fmt.Println(unicode.Is(own, 'a'), unicode.Is(own, 'b'), unicode.Is(own, 'c'), unicode.Is(own, 0x10005), unicode.Is(own, 'z'))
}
