// since: 1.23
// Letters whose cases are unusual: numerals, circles, Georgian, the iota below; and regular
// expressions where case, bytes that are not UTF-8 and odd escapes meet.
package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

func main() {
	for _, r := range []rune{0x2d, 'k', 0xb5, 0x130, 0x131, 0x1c4, 0x1c5, 0x345, 0x399, 0x3b9, 0x1fbe, 0x10cf,
		0x10d0, 0x10ff, 0x1c90, 0x1e9e, 0x212a, 0x2160, 0x216f, 0x2170, 0x217f, 0x2180, 0x24b5, 0x24b6, 0x24cf,
		0x24d0, 0x24e9, 0x24ea, 0xff21, 0x10400, 0x10ffff} {
		fmt.Printf("%U %c %U %U %U %U\n", r, r, unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r))
	}
	fmt.Println(strings.ToUpper("ⅷ ⓧ აბ \u0345"), strings.ToLower("Ⅷ Ⓧ ᲐᲑ"), strings.ToTitle("აბ ⅷ"), strings.EqualFold("Ⅷ", "ⅷ"))
	for _, c := range [][2]string{
		{`(?i)\W`, "k"}, {`(?i)\W`, "-"}, {`(?i)\w`, "\u212a"}, {`(?i)[^\W]`, "ſ"}, {`(?i)\p{Lu}+`, "abc"}, {`(?i)\P{Lu}`, "a1"},
		{`(?i)[[:^lower:]]`, "A-"}, {`\_\-\!`, "_-!"}, {"\ufffd", "a\xffb"}, {`[\x{fffd}]+`, "\xc2\xff\ufffd"}, {`a\x{fffd}b`, "a\xffb"},
		{`^0$`, "0"}, {`^^0$`, "0"}, {`^ab[cd]$`, "abd"}, {`^abc`, "abc"}, {`abc$`, "abc"}, {`^$`, ""}, {`\_a`, "_a"}, {`\_\Q.\E`, "_."},
	} {
		re, err := regexp.Compile(c[0])
		if err != nil {
			fmt.Println(err)
			continue
		}
		prefix, all := re.LiteralPrefix()
		fmt.Printf("%q %q %v %v %q %v\n", c[0], c[1], re.FindStringIndex(c[1]), re.FindReaderIndex(strings.NewReader(c[1])), prefix, all)
	}
	same := regexp.MustCompile(`(?P<x>hi)|(?P<x>bye)`)
	for _, text := range []string{"hi", "bye", "oh hi", ""} {
		fmt.Printf("%q %q %q\n", same.ReplaceAllString(text, "$xyz"), same.ReplaceAllString(text, "${x}!"), same.ReplaceAll([]byte(text), nil))
	}
}
