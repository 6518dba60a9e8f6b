// SPDX-License-Identifier: MIT

// Package bytes: what package strings does, for byte slices. Searching looks
// at the same memory as a string for the time of the call.
package bytes

import (
	"internal/rtype"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MinRead is the least room that Buffer.ReadFrom gives a Read.
const MinRead = 512

func text(b []byte) string { return rtype.Text(b) }

// cut turns places of parts of text(b) into parts of b. Parts follow one another in b.
func cut(b []byte, parts []string, gap int) [][]byte {
	if parts == nil {
		return nil
	}
	out := make([][]byte, len(parts))
	at := 0
	for i, part := range parts {
		end := at + len(part)
		out[i] = b[at:end:end]
		at = end + gap
	}
	if n := len(out); n > 0 {
		last := len(parts[n-1])
		start := at - gap - last
		out[n-1] = b[start : start+last]
	}
	return out
}

// Equal reports whether a and b hold the same bytes.
func Equal(a, b []byte) bool { return text(a) == text(b) }

// Compare is -1, 0 or 1 as a is less than, equal to or greater than b.
func Compare(a, b []byte) int { return strings.Compare(text(a), text(b)) }

// Index is where sep first begins, -1 if nowhere.
func Index(s, sep []byte) int { return strings.Index(text(s), text(sep)) }

// LastIndex is where sep last begins, -1 if nowhere.
func LastIndex(s, sep []byte) int { return strings.LastIndex(text(s), text(sep)) }

// IndexByte is where c first is, -1 if nowhere.
func IndexByte(b []byte, c byte) int { return strings.IndexByte(text(b), c) }

// LastIndexByte is where c last is, -1 if nowhere.
func LastIndexByte(s []byte, c byte) int { return strings.LastIndexByte(text(s), c) }

// IndexRune is where r first is, -1 if nowhere.
func IndexRune(s []byte, r rune) int { return strings.IndexRune(text(s), r) }

// IndexAny is where a character of chars first is, -1 if nowhere.
func IndexAny(s []byte, chars string) int { return strings.IndexAny(text(s), chars) }

// LastIndexAny is where a character of chars last is, -1 if nowhere.
func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(text(s), chars) }

// IndexFunc is where f first holds, -1 if nowhere.
func IndexFunc(s []byte, f func(r rune) bool) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) {
			return i
		}
		i += size
	}
	return -1
}

// LastIndexFunc is where f last holds, -1 if nowhere.
func LastIndexFunc(s []byte, f func(r rune) bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if f(r) {
			return i
		}
	}
	return -1
}

// Contains reports whether subslice is in b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether a character of chars is in b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether r is in b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether f holds for a character of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// Count counts sep without overlaps.
func Count(s, sep []byte) int { return strings.Count(text(s), text(sep)) }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool { return strings.HasPrefix(text(s), text(prefix)) }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool { return strings.HasSuffix(text(s), text(suffix)) }

// EqualFold reports whether s and t are equal but for case.
func EqualFold(s, t []byte) bool { return strings.EqualFold(text(s), text(t)) }

// Clone returns a copy, nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Cut gives what is before and after the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix cuts prefix off s if s begins with it.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix cuts suffix off s if s ends with it.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Split cuts s around all sep.
func Split(s, sep []byte) [][]byte { return SplitN(s, sep, -1) }

// SplitN cuts s around sep into at most n parts, all if n < 0.
func SplitN(s, sep []byte, n int) [][]byte {
	return cut(s, strings.SplitN(text(s), text(sep), n), len(sep))
}

// SplitAfter cuts s behind all sep.
func SplitAfter(s, sep []byte) [][]byte { return SplitAfterN(s, sep, -1) }

// SplitAfterN cuts s behind sep into at most n parts, all if n < 0.
func SplitAfterN(s, sep []byte, n int) [][]byte {
	return cut(s, strings.SplitAfterN(text(s), text(sep), n), 0)
}

// Fields cuts s at white space.
func Fields(s []byte) [][]byte {
	return FieldsFunc(s, func(r rune) bool { return strings.TrimSpace(string(r)) == "" })
}

// FieldsFunc cuts s at runs of characters for which f holds.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	parts := [][]byte{}
	start := -1
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) {
			if start >= 0 {
				parts = append(parts, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i += size
	}
	if start >= 0 {
		parts = append(parts, s[start:len(s):len(s)])
	}
	return parts
}

// Join puts the slices together with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	out := []byte{}
	for i, part := range s {
		if i > 0 {
			out = append(out, sep...)
		}
		out = append(out, part...)
	}
	return out
}

// Repeat is b, count times.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if count > 0 && len(b) > (1<<63-1)/count {
		panic("bytes: Repeat output length overflow")
	}
	return []byte(strings.Repeat(text(b), count))
}

// Replace replaces the first n of old by new, all if n < 0.
func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(text(s), text(old), text(new), n))
}

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Map replaces each character by what f makes of it, dropping negative ones.
func Map(f func(r rune) rune, s []byte) []byte { return []byte(strings.Map(f, string(s))) }

// Runes turns UTF-8 into characters.
func Runes(s []byte) []rune { return []rune(text(s)) }

// ToUpper maps all characters to upper case.
func ToUpper(s []byte) []byte { return []byte(strings.ToUpper(text(s))) }

// ToLower maps all characters to lower case.
func ToLower(s []byte) []byte { return []byte(strings.ToLower(text(s))) }

// ToTitle maps all characters to title case.
func ToTitle(s []byte) []byte { return []byte(strings.ToTitle(text(s))) }

// Title maps the first character of each word to title case.
func Title(s []byte) []byte { return []byte(strings.Title(string(s))) }

// ToValidUTF8 replaces each run of wrong bytes.
func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(text(s), text(replacement)))
}

// TrimSpace cuts white space off both ends; nil if nothing is left.
func TrimSpace(s []byte) []byte {
	part := strings.TrimSpace(text(s))
	return trimmed(s, part, strings.Index(text(s), part))
}

// trimmed is the part of s that starts at offset and has the length of part.
func trimmed(s []byte, part string, offset int) []byte {
	if part == "" {
		return nil
	}
	return s[offset : offset+len(part)]
}

// Trim cuts characters of cutset off both ends.
func Trim(s []byte, cutset string) []byte { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft cuts characters of cutset off the beginning.
func TrimLeft(s []byte, cutset string) []byte {
	part := strings.TrimLeft(text(s), cutset)
	return trimmed(s, part, len(s)-len(part))
}

// TrimRight cuts characters of cutset off the end.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(text(s), cutset))]
}

// TrimPrefix cuts prefix off s if s begins with it.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix cuts suffix off s if s ends with it.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// TrimFunc cuts off both ends the characters for which f holds.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc cuts off the beginning the characters for which f holds.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	i := IndexFunc(s, func(r rune) bool { return !f(r) })
	if i < 0 {
		return nil
	}
	return s[i:]
}

// TrimRightFunc cuts off the end the characters for which f holds.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRune(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// ToUpperSpecial maps all characters to upper case as a language does it.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial maps all characters to lower case as a language does it.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial maps all characters to title case as a language does it.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }
