// SPDX-License-Identifier: MIT

package slog

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// A Level says how important a message is.
type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

// String returns the level's name, with what it is above that.
func (l Level) String() string {
	name, base := "DEBUG", LevelDebug
	switch {
	case l >= LevelError:
		name, base = "ERROR", LevelError
	case l >= LevelWarn:
		name, base = "WARN", LevelWarn
	case l >= LevelInfo:
		name, base = "INFO", LevelInfo
	}
	if l == base {
		return name
	}
	return fmt.Sprintf("%s%+d", name, l-base)
}

// Level returns l itself.
func (l Level) Level() Level { return l }

// MarshalJSON gives the name in quotes.
func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

// UnmarshalJSON reads what MarshalJSON gives, in any case of letters.
func (l *Level) UnmarshalJSON(data []byte) error {
	s, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.read(s)
}

// MarshalText gives the name.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads a name such as "warn" or "Error-8".
func (l *Level) UnmarshalText(data []byte) error { return l.read(string(data)) }

func (l *Level) read(s string) error {
	name, offset := s, 0
	if i := strings.IndexAny(s, "+-"); i >= 0 {
		var err error
		name = s[:i]
		if offset, err = strconv.Atoi(s[i:]); err != nil {
			return fmt.Errorf("slog: level string %q: %w", s, err)
		}
	}
	for _, base := range []Level{LevelDebug, LevelInfo, LevelWarn, LevelError} {
		if strings.ToUpper(name) == base.String() {
			*l = base + Level(offset)
			return nil
		}
	}
	return fmt.Errorf("slog: level string %q: %w", s, errors.New("unknown name"))
}

// A Leveler gives a level.
type Leveler interface{ Level() Level }

// A LevelVar is a level that can be changed.
type LevelVar struct{ v atomic.Int64 }

// Level returns the level now.
func (v *LevelVar) Level() Level { return Level(v.v.Load()) }

// Set changes it.
func (v *LevelVar) Set(l Level) { v.v.Store(int64(l)) }

// String names it.
func (v *LevelVar) String() string { return "LevelVar(" + v.Level().String() + ")" }

// MarshalText gives the level's name.
func (v *LevelVar) MarshalText() ([]byte, error) { return v.Level().MarshalText() }

// UnmarshalText sets the level by name.
func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	err := l.UnmarshalText(data)
	if err == nil {
		v.Set(l)
	}
	return err
}
