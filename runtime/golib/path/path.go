// SPDX-License-Identifier: MIT

// Package path: names separated by slashes. It knows nothing of files.
package path

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Clean is the shortest name for the same: no empty parts, no ".", and ".." only at the beginning.
func Clean(path string) string {
	rooted := strings.HasPrefix(path, "/")
	var parts []string
	for _, part := range strings.Split(path, "/") {
		switch {
		case part == "" || part == ".":
		case part != "..":
			parts = append(parts, part)
		case len(parts) > 0 && parts[len(parts)-1] != "..":
			parts = parts[:len(parts)-1]
		case !rooted:
			parts = append(parts, part)
		}
	}
	clean := strings.Join(parts, "/")
	if rooted {
		return "/" + clean
	}
	if clean == "" {
		return "."
	}
	return clean
}

// Split splits behind the last slash.
func Split(path string) (dir, file string) {
	i := strings.LastIndexByte(path, '/') + 1
	return path[:i], path[i:]
}

// Join joins the parts that are not empty, and cleans the result.
func Join(elem ...string) string {
	var parts []string
	for _, e := range elem {
		if e != "" {
			parts = append(parts, e)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return Clean(strings.Join(parts, "/"))
}

// Ext is the last part from its last dot on.
func Ext(path string) string {
	_, file := Split(path)
	if i := strings.LastIndexByte(file, '.'); i >= 0 {
		return file[i:]
	}
	return ""
}

// Base is the last part; "." if there is none.
func Base(path string) string {
	if path == "" {
		return "."
	}
	path = strings.TrimRight(path, "/")
	if path == "" {
		return "/"
	}
	_, file := Split(path)
	return file
}

// IsAbs reports whether the path begins with a slash.
func IsAbs(path string) bool { return strings.HasPrefix(path, "/") }

// Dir is all but the last part, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// Match reports whether the whole name matches a pattern: * for any characters but a slash, ? for
// one, [a-z] and [^a-z] for one of a class, \c for c.
func Match(pattern, name string) (matched bool, err error) {
	if err := check(pattern); err != nil {
		return false, err
	}
	return match(pattern, name), nil
}

func check(pattern string) error {
	for pattern != "" {
		switch pattern[0] {
		case '\\':
			if len(pattern) == 1 {
				return ErrBadPattern
			}
			pattern = pattern[2:]
		case '[':
			_, rest, ok := class(pattern, 0)
			if !ok {
				return ErrBadPattern
			}
			pattern = rest
		default:
			pattern = pattern[1:]
		}
	}
	return nil
}

// classRune reads one end of a range.
func classRune(p string) (r rune, rest string, ok bool) {
	if p == "" || p[0] == '-' || p[0] == ']' {
		return 0, p, false
	}
	if p[0] == '\\' {
		p = p[1:]
		if p == "" {
			return 0, p, false
		}
	}
	r, n := utf8.DecodeRuneInString(p)
	if r == utf8.RuneError && n == 1 || p[n:] == "" {
		return r, p[n:], false
	}
	return r, p[n:], true
}

// class reads the class that p begins with, and whether c is in it.
func class(p string, c rune) (in bool, rest string, ok bool) {
	p = p[1:]
	negated := strings.HasPrefix(p, "^")
	if negated {
		p = p[1:]
	}
	for n := 0; ; n++ {
		if n > 0 && strings.HasPrefix(p, "]") {
			return in != negated, p[1:], true
		}
		low, rest, ok := classRune(p)
		if !ok {
			return false, p, false
		}
		high := low
		if strings.HasPrefix(rest, "-") {
			if high, rest, ok = classRune(rest[1:]); !ok {
				return false, p, false
			}
		}
		in = in || low <= c && c <= high
		p = rest
	}
}

// match follows a well-formed pattern; at the last star it tries ever longer matches.
func match(pattern, name string) bool {
	star, from := -1, 0
	p, n := 0, 0
	for n < len(name) || p < len(pattern) {
		if p < len(pattern) && pattern[p] == '*' {
			star, from = p, n
			p++
			continue
		}
		if p < len(pattern) && n < len(name) {
			if step, width, ok := matchOne(pattern[p:], name[n:]); ok {
				p, n = p+step, n+width
				continue
			}
		}
		if star < 0 || from >= len(name) || name[from] == '/' {
			return false
		}
		_, width := utf8.DecodeRuneInString(name[from:])
		from += width
		p, n = star+1, from
	}
	return true
}

// matchOne matches one character, and says how long both are.
func matchOne(pattern, name string) (step, width int, ok bool) {
	r, width := utf8.DecodeRuneInString(name)
	switch pattern[0] {
	case '?':
		return 1, width, r != '/'
	case '[':
		in, rest, _ := class(pattern, r)
		return len(pattern) - len(rest), width, in
	case '\\':
		return 2, 1, pattern[1] == name[0]
	}
	return 1, 1, pattern[0] == name[0]
}
