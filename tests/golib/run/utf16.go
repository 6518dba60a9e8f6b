// Surrogate pairs.
package main

import (
	"fmt"
	"unicode/utf16"
)

func main() {
	runes := []rune{'a', 'é', '世', '😀', 0xD800, 0xDFFF, 0x10FFFF, 0x110000, -1, 0xFFFF, 0x10000}
	enc := utf16.Encode(runes)
	fmt.Printf("%x\n%x\n", enc, utf16.Decode(enc))
	fmt.Printf("%x\n", utf16.Decode([]uint16{0xD83D, 'x', 0xDE00, 0xD83D, 0xDE00, 0xD83D}))
	for _, r := range runes {
		a, b := utf16.EncodeRune(r)
		fmt.Printf("%x %x %x %v\n", a, b, utf16.DecodeRune(a, b), utf16.IsSurrogate(r))
	}
}
