// SPDX-License-Identifier: MIT

// Package slog: messages with levels and attributes, written by a handler.
package slog

import (
	"context"
	"fmt"
	"log"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
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
func (l Level) MarshalJSON() ([]byte, error) { return []byte(`"` + l.String() + `"`), nil }

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

// A Record is one message.
type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr
	attrs   []Attr
}

// NewRecord makes a record without attributes.
func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

// AddAttrs adds attributes; empty groups are left out.
func (r *Record) AddAttrs(attrs ...Attr) {
	r.attrs = append(r.attrs[:len(r.attrs):len(r.attrs)], GroupValue(attrs...).Group()...)
}

// Add adds keys and values as Logger.Log takes them.
func (r *Record) Add(args ...any) { r.AddAttrs(attrsOf(args)...) }

// NumAttrs counts the attributes.
func (r Record) NumAttrs() int { return len(r.attrs) }

// Clone is a record that shares nothing with r.
func (r Record) Clone() Record {
	r.attrs = append([]Attr(nil), r.attrs...)
	return r
}

// Attrs calls f for each attribute until it returns false.
func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.attrs {
		if !f(a) {
			return
		}
	}
}

// A Handler writes records.
type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

// A Logger makes records for a handler.
type Logger struct{ handler Handler }

// New returns a logger for the handler.
func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

var defaultLogger atomic.Pointer[Logger]

// Default is the logger that the package's functions use.
func Default() *Logger {
	if l := defaultLogger.Load(); l != nil {
		return l
	}
	return &Logger{&plainHandler{}}
}

// SetDefault makes l the default; package log then writes through it as well.
func SetDefault(l *Logger) {
	defaultLogger.Store(l)
	if _, plain := l.handler.(*plainHandler); !plain {
		log.SetOutput(&logWriter{l.handler})
		log.SetFlags(0)
	}
}

// A logWriter makes records of what package log writes.
type logWriter struct{ handler Handler }

func (w *logWriter) Write(b []byte) (int, error) {
	if !w.handler.Enabled(context.Background(), LevelInfo) {
		return 0, nil
	}
	r := NewRecord(time.Now(), LevelInfo, strings.TrimSuffix(string(b), "\n"), 0)
	return len(b), w.handler.Handle(context.Background(), r)
}

func (l *Logger) write(ctx context.Context, level Level, msg string, attrs []Attr) {
	if ctx == nil {
		ctx = context.Background()
	}
	if !l.handler.Enabled(ctx, level) {
		return
	}
	var pcs [1]uintptr
	runtime.Callers(3, pcs[:])
	r := NewRecord(time.Now(), level, msg, pcs[0])
	r.AddAttrs(attrs...)
	l.handler.Handle(ctx, r)
}

// Handler is what the logger writes to.
func (l *Logger) Handler() Handler { return l.handler }

// Enabled reports whether messages of the level are written.
func (l *Logger) Enabled(ctx context.Context, level Level) bool { return l.handler.Enabled(ctx, level) }

// With is a logger that adds attributes to each message.
func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrsOf(args))}
}

// WithGroup is a logger that puts what comes into a group.
func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

func (l *Logger) Debug(msg string, args ...any) { l.write(nil, LevelDebug, msg, attrsOf(args)) }
func (l *Logger) Info(msg string, args ...any)  { l.write(nil, LevelInfo, msg, attrsOf(args)) }
func (l *Logger) Warn(msg string, args ...any)  { l.write(nil, LevelWarn, msg, attrsOf(args)) }
func (l *Logger) Error(msg string, args ...any) { l.write(nil, LevelError, msg, attrsOf(args)) }
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelDebug, msg, attrsOf(args))
}
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelInfo, msg, attrsOf(args))
}
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelWarn, msg, attrsOf(args))
}
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelError, msg, attrsOf(args))
}
func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.write(ctx, level, msg, attrsOf(args))
}
func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.write(ctx, level, msg, attrs)
}

func With(args ...any) *Logger      { return Default().With(args...) }
func Debug(msg string, args ...any) { Default().write(nil, LevelDebug, msg, attrsOf(args)) }
func Info(msg string, args ...any)  { Default().write(nil, LevelInfo, msg, attrsOf(args)) }
func Warn(msg string, args ...any)  { Default().write(nil, LevelWarn, msg, attrsOf(args)) }
func Error(msg string, args ...any) { Default().write(nil, LevelError, msg, attrsOf(args)) }
func InfoContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelInfo, msg, attrsOf(args))
}
func Log(ctx context.Context, level Level, msg string, args ...any) {
	Default().write(ctx, level, msg, attrsOf(args))
}
func LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	Default().write(ctx, level, msg, attrs)
}

func DebugContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelDebug, msg, attrsOf(args))
}

func WarnContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelWarn, msg, attrsOf(args))
}

func ErrorContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelError, msg, attrsOf(args))
}
