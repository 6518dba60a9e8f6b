// SPDX-License-Identifier: MIT

package regexp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replace puts for each match in s what replacement appends to dst.
func (re *Regexp) replace(s string, nCaps int, replacement func(dst []byte, m []int) []byte) []byte {
	var out []byte
	copied := 0 // s up to here is in out
	for at := 0; at <= len(s); {
		m := re.find(s, at, nCaps)
		if m == nil {
			break
		}
		out = append(out, s[copied:m[0]]...)
		// An empty match right behind another one is not replaced.
		if m[1] > copied || m[0] == 0 {
			out = replacement(out, m)
		}
		copied = m[1]
		_, width := utf8.DecodeRuneInString(s[at:])
		switch {
		case at+width > m[1]:
			at += width
		case at+1 > m[1]:
			at++ // at the end
		default:
			at = m[1]
		}
	}
	return append(out, s[copied:]...)
}

// capsFor is how many bounds a template needs.
func (re *Regexp) capsFor(template string) int {
	if strings.IndexByte(template, '$') >= 0 {
		return re.nBounds()
	}
	return 2
}

// ReplaceAllString puts repl for each match, with $1 and ${name} expanded.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	return string(re.replace(src, re.capsFor(repl), func(dst []byte, m []int) []byte {
		return re.expand(dst, repl, src, m)
	}))
}

// ReplaceAllLiteralString puts repl for each match, as it is.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return string(re.replace(src, 2, func(dst []byte, m []int) []byte {
		return append(dst, repl...)
	}))
}

// ReplaceAllStringFunc puts repl(match) for each match.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return string(re.replace(src, 2, func(dst []byte, m []int) []byte {
		return append(dst, repl(src[m[0]:m[1]])...)
	}))
}

// ReplaceAll puts repl for each match, with $1 and ${name} expanded.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	text, template := string(src), string(repl)
	return re.replace(text, re.capsFor(template), func(dst []byte, m []int) []byte {
		return re.expand(dst, template, text, m)
	})
}

// ReplaceAllLiteral puts repl for each match, as it is.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replace(string(src), 2, func(dst []byte, m []int) []byte {
		return append(dst, repl...)
	})
}

// ReplaceAllFunc puts repl(match) for each match.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replace(string(src), 2, func(dst []byte, m []int) []byte {
		return append(dst, repl(src[m[0]:m[1]])...)
	})
}

// Expand appends template to dst, with $1 and ${name} taken from a match in src.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), string(src), match)
}

// ExpandString is Expand for strings.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, match []int) []byte {
	for {
		before, after, found := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !found {
			return dst
		}
		template = after
		if strings.HasPrefix(template, "$") {
			dst = append(dst, '$')
			template = template[1:]
			continue
		}
		name, number, rest, ok := reference(template)
		if !ok {
			dst = append(dst, '$')
			continue
		}
		template = rest
		if number >= 0 {
			dst = appendPart(dst, src, match, number)
			continue
		}
		for i, other := range re.names {
			if name == other && 2*i+1 < len(match) && match[2*i] >= 0 {
				dst = appendPart(dst, src, match, i)
				break
			}
		}
	}
}

func appendPart(dst []byte, src string, match []int, i int) []byte {
	if 2*i+1 < len(match) && match[2*i] >= 0 {
		dst = append(dst, src[match[2*i]:match[2*i+1]]...)
	}
	return dst
}

// reference reads "name" or "{name}" behind a dollar; number is -1 unless the
// name is one.
func reference(s string) (name string, number int, rest string, ok bool) {
	braced := strings.HasPrefix(s, "{")
	if braced {
		s = s[1:]
	}
	end := 0
	for end < len(s) {
		r, width := utf8.DecodeRuneInString(s[end:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += width
	}
	name, rest = s[:end], s[end:]
	if end == 0 || braced && !strings.HasPrefix(rest, "}") {
		return "", 0, "", false
	}
	if braced {
		rest = rest[1:]
	}
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || name[i] > '9' || number >= 1e8 {
			number = -1
			break
		}
		number = number*10 + int(name[i]-'0')
	}
	if name[0] == '0' && len(name) > 1 {
		number = -1
	}
	return name, number, rest, true
}
