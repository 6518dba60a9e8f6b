// SPDX-License-Identifier: MIT

// Package utf8: characters as sequences of one to four bytes.
package utf8

const (
	RuneError = '\uFFFD'     // RuneError stands for a byte that is not UTF-8.
	RuneSelf  = 0x80         // RuneSelf and above take more than one byte.
	MaxRune   = '\U0010FFFF' // MaxRune is the last character.
	UTFMax    = 4            // UTFMax is the most bytes of a character.
)

// DecodeRuneInString is the first character of s and its length.
func DecodeRuneInString(s string) (r rune, size int)

// DecodeLastRuneInString is the last character of s and its length.
func DecodeLastRuneInString(s string) (r rune, size int)

// RuneCountInString counts the characters of s.
func RuneCountInString(s string) (n int)

// ValidString reports whether all of s is UTF-8.
func ValidString(s string) bool

// DecodeRune is the first character of p and its length.
func DecodeRune(p []byte) (r rune, size int)

// DecodeLastRune is the last character of p and its length.
func DecodeLastRune(p []byte) (r rune, size int)

// RuneCount counts the characters of p.
func RuneCount(p []byte) int

// Valid reports whether all of p is UTF-8.
func Valid(p []byte) bool

// FullRuneInString reports whether s begins with a whole character (or a wrong byte).
func FullRuneInString(s string) bool

// FullRune reports whether p begins with a whole character (or a wrong byte).
func FullRune(p []byte) bool

// RuneLen is the number of bytes of r, -1 if it has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case 0xD800 <= r && r < 0xE000:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r to p and returns its length.
func EncodeRune(p []byte, r rune) int {
	if 0 <= r && r < 0x80 {
		p[0] = byte(r)
		return 1
	}
	s := string(r)
	_ = p[len(s)-1]
	return copy(p, s)
}

// AppendRune appends the bytes of r.
func AppendRune(p []byte, r rune) []byte {
	if 0 <= r && r < 0x80 {
		return append(p, byte(r))
	}
	return append(p, string(r)...)
}

// RuneStart reports whether b can be a character's first byte.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// ValidRune reports whether r is a character that UTF-8 can hold.
func ValidRune(r rune) bool { return 0 <= r && r < 0xD800 || 0xE000 <= r && r <= MaxRune }
