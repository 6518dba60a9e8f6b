// SPDX-License-Identifier: MIT

package os

import (
	"sync"
	"syscall"
)

// The environment: empty at the start, the program's own.
var (
	environLock sync.Mutex
	environ     []string // "key=value", in order of the first setting
)

func environIndex(key string) int {
	for i, entry := range environ {
		if len(entry) > len(key) && entry[:len(key)] == key && entry[len(key)] == '=' {
			return i
		}
	}
	return -1
}

// LookupEnv is the value of a variable, and whether it is set.
func LookupEnv(key string) (string, bool) {
	environLock.Lock()
	defer environLock.Unlock()
	if i := environIndex(key); i >= 0 {
		return environ[i][len(key)+1:], true
	}
	return "", false
}

// Getenv is the value of a variable, or "".
func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

// Setenv sets a variable.
func Setenv(key, value string) error {
	environLock.Lock()
	defer environLock.Unlock()
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return NewSyscallError("setenv", syscall.EINVAL)
		}
	}
	for i := 0; i < len(value); i++ {
		if value[i] == 0 {
			return NewSyscallError("setenv", syscall.EINVAL)
		}
	}
	if key == "" {
		return NewSyscallError("setenv", syscall.EINVAL)
	}
	if i := environIndex(key); i >= 0 {
		environ[i] = key + "=" + value
	} else {
		environ = append(environ, key+"="+value)
	}
	return nil
}

// Unsetenv removes a variable.
func Unsetenv(key string) error {
	environLock.Lock()
	defer environLock.Unlock()
	if i := environIndex(key); i >= 0 {
		environ = append(environ[:i:i], environ[i+1:]...)
	}
	return nil
}

// Clearenv removes all variables.
func Clearenv() {
	environLock.Lock()
	environ = nil
	environLock.Unlock()
}

// Environ lists all variables as "key=value".
func Environ() []string {
	environLock.Lock()
	defer environLock.Unlock()
	return append([]string{}, environ...)
}

// ExpandEnv replaces $variable and ${variable} by their values.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces $name and ${name} by what mapping gives for them.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	copied := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '$' {
			continue
		}
		out = append(out, s[copied:i]...)
		name, width := variable(s[i+1:])
		if name != "" {
			out = append(out, mapping(name)...)
		} else if width == 0 {
			out = append(out, '$') // nothing that could be a name follows
		}
		i += width
		copied = i + 1
	}
	if copied == 0 {
		return s
	}
	return string(out) + s[copied:]
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// A shell has variables of one character of its own.
func isShellByte(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

// variable reads the name behind a dollar; "" with a width is bad syntax, to be left out.
func variable(s string) (name string, width int) {
	if s[0] == '{' {
		if len(s) > 2 && isShellByte(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if isShellByte(s[0]) {
		return s[:1], 1
	}
	for width < len(s) && isNameByte(s[width]) {
		width++
	}
	return s[:width], width
}
