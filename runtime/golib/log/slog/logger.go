// SPDX-License-Identifier: MIT

// Package slog: messages with levels and attributes, written by a handler.
package slog

import (
	"context"
	"log"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

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
		withPC := log.Flags()&(log.Lshortfile|log.Llongfile) != 0
		log.SetOutput(&logWriter{l.handler, &logLevel, withPC})
		log.SetFlags(0)
	}
}

// logLevel is the least level that the default handler writes, and the level
// of what package log writes through a handler.
var logLevel LevelVar

// SetLogLoggerLevel sets that level, and returns what it was.
func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = logLevel.Level()
	logLevel.Set(level)
	return oldLevel
}

// NewLogLogger is a logger of package log that writes to h.
func NewLogLogger(h Handler, level Level) *log.Logger {
	return log.New(&logWriter{h, level, true}, "", 0)
}

// A logWriter makes records of what package log writes.
type logWriter struct {
	handler Handler
	level   Leveler
	withPC  bool
}

func (w *logWriter) Write(b []byte) (int, error) {
	level := w.level.Level()
	if !w.handler.Enabled(context.Background(), level) {
		return 0, nil
	}
	var pcs [1]uintptr
	if w.withPC {
		runtime.Callers(4, pcs[:]) // of the function that called log.Print
	}
	r := NewRecord(time.Now(), level, strings.TrimSuffix(string(b), "\n"), pcs[0])
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
