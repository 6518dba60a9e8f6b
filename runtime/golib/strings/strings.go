// SPDX-License-Identifier: MIT

// Package strings: searching, cutting and joining strings. What walks over
// bytes is native; what calls the caller's functions is Go.
package strings

import "unicode"

// Index is where substr first begins in s, -1 if nowhere.
func Index(s, substr string) int

// LastIndex is where substr last begins in s, -1 if nowhere.
func LastIndex(s, substr string) int

// IndexByte is where c first is in s, -1 if nowhere.
func IndexByte(s string, c byte) int

// LastIndexByte is where c last is in s, -1 if nowhere.
func LastIndexByte(s string, c byte) int

// IndexAny is where a character of chars first is in s, -1 if nowhere.
func IndexAny(s, chars string) int

// LastIndexAny is where a character of chars last is in s, -1 if nowhere.
func LastIndexAny(s, chars string) int

// Count counts substr in s without overlaps; "" is found around every character.
func Count(s, substr string) int

// EqualFold reports whether s and t are equal but for case.
func EqualFold(s, t string) bool

// ToUpper maps all characters to upper case.
func ToUpper(s string) string

// ToLower maps all characters to lower case.
func ToLower(s string) string

// ToTitle maps all characters to title case.
func ToTitle(s string) string

// TrimSpace cuts white space off both ends.
func TrimSpace(s string) string

// Fields cuts s at white space.
func Fields(s string) []string

// Join puts the strings together with sep between them.
func Join(elems []string, sep string) string

// Replace replaces the first n of old by new, all if n < 0.
func Replace(s, old, new string, n int) string

// ToValidUTF8 replaces each run of wrong bytes.
func ToValidUTF8(s, replacement string) string

// split cuts s around sep into at most n parts, each keeping `keep` bytes of sep.
func split(s, sep string, keep, n int) []string

// repeat is s, count times; count is not negative and the result not too long.
func repeat(s string, count int) string

// trim cuts the characters of cutset off the ends: 1 left, 2 right, 3 both.
func trim(s, cutset string, ends int) string

// isLetter, isSpace, toTitle and upper are those of package unicode.
func isSpace(r rune) bool
func isLetter(r rune) bool
func isDigit(r rune) bool
func toTitle(r rune) rune

// decode and decodeLast are utf8's DecodeRuneInString and DecodeLastRuneInString.
func decode(s string) (r rune, size int)
func decodeLast(s string) (r rune, size int)

// Clone returns a copy with memory of its own.
func Clone(s string) string { return string([]byte(s)) }

// Compare is -1, 0 or 1 as a is less than, equal to or greater than b.
func Compare(a, b string) int {
	if a == b {
		return 0
	}
	if a < b {
		return -1
	}
	return 1
}

// Contains reports whether substr is in s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether a character of chars is in s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is in s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for a character of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// IndexRune is where r first is in s, -1 if nowhere.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < 0x80:
		return IndexByte(s, byte(r))
	case r == 0xFFFD:
		for i, x := range s {
			if x == r {
				return i
			}
		}
		return -1
	case r < 0 || r > 0x10FFFF || 0xD800 <= r && r < 0xE000:
		return -1
	}
	return Index(s, string(r))
}

// IndexFunc is where f first holds, -1 if nowhere.
func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

// LastIndexFunc is where f last holds, -1 if nowhere.
func LastIndexFunc(s string, f func(rune) bool) int {
	for i := len(s); i > 0; {
		r, size := decodeLast(s[:i])
		i -= size
		if f(r) {
			return i
		}
	}
	return -1
}

// Cut gives what is before and after the first sep.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix cuts prefix off s if s begins with it.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix cuts suffix off s if s ends with it.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Split cuts s around all sep.
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitN cuts s around sep into at most n parts, all if n < 0.
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfter cuts s behind all sep.
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

// SplitAfterN cuts s behind sep into at most n parts, all if n < 0.
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// FieldsFunc cuts s at runs of characters for which f holds.
func FieldsFunc(s string, f func(rune) bool) []string {
	parts := []string{}
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				parts = append(parts, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		parts = append(parts, s[start:])
	}
	return parts
}

// Repeat is s, count times.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if count > 0 && len(s) > (1<<63-1)/count {
		panic("strings: Repeat output length overflow")
	}
	if n := len(s) * count; n > maxSize {
		_ = make([]byte, n) // which panics
	}
	return repeat(s, count)
}

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Map replaces each character by what f makes of it, dropping negative ones.
func Map(f func(rune) rune, s string) string {
	buf := make([]byte, 0, len(s))
	for _, r := range s {
		if r = f(r); r >= 0 {
			if r < 0x80 {
				buf = append(buf, byte(r))
			} else {
				buf = append(buf, string(r)...)
			}
		}
	}
	return string(buf)
}

// Title maps the first character of each word to title case.
func Title(s string) string {
	previous := ' '
	return Map(func(r rune) rune {
		start := isSeparator(previous)
		previous = r
		if start {
			return toTitle(r)
		}
		return r
	}, s)
}

func isSeparator(r rune) bool {
	if r < 0x80 {
		return !(isLetter(r) || isDigit(r) || r == '_')
	}
	return !isLetter(r) && !isDigit(r) && isSpace(r)
}

// Trim cuts characters of cutset off both ends.
func Trim(s, cutset string) string { return trim(s, cutset, 3) }

// TrimLeft cuts characters of cutset off the beginning.
func TrimLeft(s, cutset string) string { return trim(s, cutset, 1) }

// TrimRight cuts characters of cutset off the end.
func TrimRight(s, cutset string) string { return trim(s, cutset, 2) }

// TrimPrefix cuts prefix off s if s begins with it.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix cuts suffix off s if s ends with it.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// TrimFunc cuts off both ends the characters for which f holds.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc cuts off the beginning the characters for which f holds.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

// TrimRightFunc cuts off the end the characters for which f holds.
func TrimRightFunc(s string, f func(rune) bool) string {
	for len(s) > 0 {
		r, size := decodeLast(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// ToUpperSpecial maps all characters to upper case as a language does it.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial maps all characters to lower case as a language does it.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial maps all characters to title case as a language does it.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }
