// SPDX-License-Identifier: MIT

package slog

import (
	"bytes"
	"context"
	"encoding"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
)

// Keys of what every record has.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// A Source is where a message comes from.
type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

// HandlerOptions change what handlers write.
type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

// A scope is what WithGroup or WithAttrs added.
type scope struct {
	group string
	attrs []Attr
}

// A frame is what the handlers have in common.
type frame struct {
	options HandlerOptions
	mu      *sync.Mutex
	w       io.Writer
	scopes  []scope
	json    bool
}

func newFrame(w io.Writer, options *HandlerOptions, asJSON bool) frame {
	f := frame{mu: &sync.Mutex{}, w: w, json: asJSON}
	if options != nil {
		f.options = *options
	}
	return f
}

func (f *frame) enabled(level Level) bool {
	least := LevelInfo
	if f.options.Level != nil {
		least = f.options.Level.Level()
	}
	return level >= least
}

func (f frame) with(s scope) frame {
	f.scopes = append(f.scopes[:len(f.scopes):len(f.scopes)], s)
	return f
}

// nested puts a record's attributes into the groups around them.
func nested(scopes []scope, attrs []Attr) []Attr {
	for i := len(scopes) - 1; i >= 0; i-- {
		if s := scopes[i]; s.group == "" {
			attrs = append(s.attrs[:len(s.attrs):len(s.attrs)], attrs...)
		} else if len(attrs) > 0 {
			attrs = []Attr{{s.group, Value{attrs}}}
		}
	}
	return attrs
}

func (f *frame) handle(r Record) error {
	o := output{frame: f}
	if f.json {
		o.buf = append(o.buf, '{')
	}
	if !r.Time.IsZero() {
		o.attr(nil, "", Time(TimeKey, r.Time.Round(0)))
	}
	o.attr(nil, "", Any(LevelKey, r.Level))
	if f.options.AddSource {
		frame, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
		o.attr(nil, "", Any(SourceKey, &Source{frame.Function, frame.File, frame.Line}))
	}
	o.attr(nil, "", String(MessageKey, r.Message))
	for _, a := range nested(f.scopes, r.attrs) {
		o.attr([]string{}, "", a)
	}
	if f.json {
		o.buf = append(o.buf, '}')
	}
	o.buf = append(o.buf, '\n')
	f.mu.Lock()
	defer f.mu.Unlock()
	_, err := f.w.Write(o.buf)
	return err
}

// An output is a line under way.
type output struct {
	*frame
	buf []byte
}

// attr writes an attribute; groups are those around it, nil for what every record has.
func (o *output) attr(groups []string, prefix string, a Attr) {
	a.Value = a.Value.Resolve()
	if replace := o.options.ReplaceAttr; replace != nil && a.Value.Kind() != KindGroup {
		a = replace(groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return
	}
	if group, ok := a.Value.any.([]Attr); ok {
		o.group(groups, prefix, a.Key, group)
		return
	}
	if n := len(o.buf); n > 0 && o.buf[n-1] != '{' {
		o.buf = append(o.buf, map[bool]byte{true: ',', false: ' '}[o.json])
	}
	if o.json {
		o.buf = appendJSON(o.buf, a.Key)
		o.buf = append(o.buf, ':')
		o.jsonValue(a.Value)
		return
	}
	o.text(prefix + a.Key)
	o.buf = append(o.buf, '=')
	if b, ok := a.Value.any.([]byte); ok {
		o.buf = strconv.AppendQuote(o.buf, string(b))
		return
	}
	o.text(plain(a.Value))
}

func (o *output) group(groups []string, prefix, key string, attrs []Attr) {
	if len(attrs) == 0 {
		return
	}
	if key == "" {
		for _, a := range attrs {
			o.attr(groups, prefix, a)
		}
		return
	}
	inner := append(groups[:len(groups):len(groups)], key)
	before := len(o.buf)
	if o.json {
		if o.buf[before-1] != '{' {
			o.buf = append(o.buf, ',')
		}
		o.buf = append(appendJSON(o.buf, key), ':', '{')
	}
	start := len(o.buf)
	for _, a := range attrs {
		o.attr(inner, prefix+key+".", a)
	}
	if len(o.buf) == start {
		o.buf = o.buf[:before]
	} else if o.json {
		o.buf = append(o.buf, '}')
	}
}

// text writes s, quoted if it would be misread otherwise.
func (o *output) text(s string) {
	quote := s == ""
	for _, r := range s {
		if r == ' ' || r == '"' || r == '=' || r == unicode.ReplacementChar || !unicode.IsPrint(r) {
			quote = true
		}
	}
	if quote {
		o.buf = strconv.AppendQuote(o.buf, s)
	} else {
		o.buf = append(o.buf, s...)
	}
}

const millis = "2006-01-02T15:04:05.000Z07:00"

// plain is a value as the text handler writes it.
func plain(v Value) string {
	switch x := v.any.(type) {
	case time.Time:
		return x.Format(millis)
	case *Source:
		return fmt.Sprintf("%s:%d", x.File, x.Line)
	case encoding.TextMarshaler:
		b, err := x.MarshalText()
		if err != nil {
			return "!ERROR:" + err.Error()
		}
		return string(b)
	}
	if v.Kind() == KindAny {
		return fmt.Sprintf("%+v", v.any)
	}
	return v.String()
}

func (o *output) jsonValue(v Value) {
	switch x := v.any.(type) {
	case time.Time:
		o.buf = append(append(append(o.buf, '"'), x.Format(time.RFC3339Nano)...), '"')
	case time.Duration:
		o.buf = strconv.AppendInt(o.buf, int64(x), 10)
	case error:
		if _, ok := x.(json.Marshaler); !ok {
			o.buf = appendJSON(o.buf, x.Error())
			return
		}
		o.buf = appendJSON(o.buf, x)
	default:
		o.buf = appendJSON(o.buf, x)
	}
}

func appendJSON(b []byte, v any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return appendJSON(b, "!ERROR:"+err.Error())
	}
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}

// A TextHandler writes records as key=value pairs.
type TextHandler struct{ frame }

// NewTextHandler writes to w.
func NewTextHandler(w io.Writer, options *HandlerOptions) *TextHandler {
	return &TextHandler{newFrame(w, options, false)}
}

func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }
func (h *TextHandler) Handle(_ context.Context, r Record) error    { return h.handle(r) }
func (h *TextHandler) WithAttrs(attrs []Attr) Handler {
	return &TextHandler{h.with(scope{attrs: attrs})}
}
func (h *TextHandler) WithGroup(name string) Handler { return &TextHandler{h.with(scope{group: name})} }

// A JSONHandler writes records as JSON objects, one a line.
type JSONHandler struct{ frame }

// NewJSONHandler writes to w.
func NewJSONHandler(w io.Writer, options *HandlerOptions) *JSONHandler {
	return &JSONHandler{newFrame(w, options, true)}
}

func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }
func (h *JSONHandler) Handle(_ context.Context, r Record) error    { return h.handle(r) }
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler {
	return &JSONHandler{h.with(scope{attrs: attrs})}
}
func (h *JSONHandler) WithGroup(name string) Handler { return &JSONHandler{h.with(scope{group: name})} }

// plainHandler is the default: a line of package log.
type plainHandler struct{ scopes []scope }

func (h *plainHandler) Enabled(_ context.Context, level Level) bool { return level >= LevelInfo }

func (h *plainHandler) Handle(_ context.Context, r Record) error {
	o := output{frame: &frame{}}
	for _, a := range nested(h.scopes, r.attrs) {
		o.attr([]string{}, "", a)
	}
	line := r.Level.String() + " " + r.Message
	if len(o.buf) > 0 {
		line += " " + string(o.buf)
	}
	return log.Output(4, strings.TrimSuffix(line, "\n"))
}

func (h *plainHandler) with(s scope) Handler {
	return &plainHandler{append(h.scopes[:len(h.scopes):len(h.scopes)], s)}
}
func (h *plainHandler) WithAttrs(attrs []Attr) Handler { return h.with(scope{attrs: attrs}) }
func (h *plainHandler) WithGroup(name string) Handler  { return h.with(scope{group: name}) }
