// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"plain", "a\"b\\c", "tab\tnl\n", "é世\u200b\U0001F600", "\x00\x7f\xff", "`", "'"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
	}
	for _, r := range []rune{'a', '\'', '"', '\n', '世', 0x10ffff, -1} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r))
	}
	for _, s := range []string{`"a\tb"`, "`raw\\n`", `'x'`, `'xy'`, `"unterminated`, `"\u00e9\x41\101"`, `plain`, `"bad\q"`} {
		u, err := strconv.Unquote(s)
		fmt.Printf("%q %v\n", u, err)
	}
	for _, s := range []string{"true", "T", "1", "FALSE", "f", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	fmt.Println(strconv.FormatBool(true), string(strconv.AppendQuote([]byte("x="), "y")), strconv.AppendBool(nil, false))
	r, mb, tail, err := strconv.UnquoteChar(`\u4e16rest`, '"')
	fmt.Println(string(r), mb, tail, err)
	c, err := strconv.ParseComplex("1+2i", 128)
	fmt.Println(c, err, strconv.FormatComplex(c, 'f', 1, 128))
	q, err := strconv.QuotedPrefix(`"abc" rest`)
	fmt.Println(q, err, strconv.IsPrint('\u00ad'), strconv.IsGraphic('\u00a0'))
}
