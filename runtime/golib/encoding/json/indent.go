// SPDX-License-Identifier: MIT

package json

import "bytes"

// Compact appends src to dst without blanks.
func Compact(dst *bytes.Buffer, src []byte) error {
	b, err := appendCompact(nil, src, false)
	if err == nil {
		dst.Write(b)
	}
	return err
}

func appendCompact(b, src []byte, escapeHTML bool) ([]byte, error) {
	if err := check(src); err != nil {
		return b, err
	}
	inside := false
	from := len(b)
	for i := 0; i < len(src); i++ {
		c := src[i]
		if inside {
			b = append(b, c)
			if c == '\\' {
				i++
				b = append(b, src[i])
			} else if c == '"' {
				inside = false
			}
			continue
		}
		if isSpace(c) {
			continue
		}
		inside = c == '"'
		b = append(b, c)
	}
	if escapeHTML {
		escaped := appendEscaped(nil, b[from:])
		b = append(b[:from], escaped...)
	}
	return b, nil
}

// Indent appends src to dst, each element on a line that begins with prefix and an indent for each
// array or object around it.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	b, err := appendIndent(nil, src, prefix, indent)
	if err == nil {
		dst.Write(b)
	}
	return err
}

func appendIndent(b, src []byte, prefix, indent string) ([]byte, error) {
	if err := check(src); err != nil {
		return nil, err
	}
	depth := 0
	opened := false // the array or object just begun may be empty
	line := func() {
		b = append(b, '\n')
		b = append(b, prefix...)
		for i := 0; i < depth; i++ {
			b = append(b, indent...)
		}
	}
	end := len(src)
	for end > 0 && isSpace(src[end-1]) {
		end--
	}
	for i := 0; i < end; i++ {
		c := src[i]
		if isSpace(c) {
			continue
		}
		if opened && c != ']' && c != '}' {
			depth++
			line()
		}
		switch c {
		case '{', '[':
			b = append(b, c)
			opened = true
			continue
		case ',':
			b = append(b, c)
			line()
		case ':':
			b = append(b, c, ' ')
		case '}', ']':
			if !opened {
				depth--
				line()
			}
			b = append(b, c)
		case '"':
			n := stringEnd(src, i)
			b = append(b, src[i:n]...)
			i = n - 1
		default:
			b = append(b, c)
		}
		opened = false
	}
	return append(b, src[end:]...), nil
}

// stringEnd is where the string at src[i] ends.
func stringEnd(src []byte, i int) int {
	for i++; src[i] != '"'; i++ {
		if src[i] == '\\' {
			i++
		}
	}
	return i + 1
}
