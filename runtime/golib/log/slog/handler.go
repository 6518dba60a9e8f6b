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
	"reflect"
	"runtime"
	"strconv"
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

// group is s as attributes; what is not known is left out.
func (s *Source) group() Value {
	var attrs []Attr
	if s.Function != "" {
		attrs = append(attrs, String("function", s.Function))
	}
	if s.File != "" {
		attrs = append(attrs, String("file", s.File))
	}
	if s.Line != 0 {
		attrs = append(attrs, Int("line", s.Line))
	}
	return GroupValue(attrs...)
}

// HandlerOptions change what handlers write.
type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

// A frame is what the handlers have in common. What WithAttrs adds is written
// at once, to be copied into each line; a group is opened by the first
// attribute that comes into it.
type frame struct {
	options HandlerOptions
	mu      *sync.Mutex
	w       io.Writer
	json    bool
	groups  []string // of WithGroup
	written []byte   // of WithAttrs
	opened  int      // of the groups, in written
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

func (f frame) withGroup(name string) frame {
	f.groups = append(f.groups[:len(f.groups):len(f.groups)], name)
	return f
}

func (f frame) withAttrs(attrs []Attr) frame {
	if len(GroupValue(attrs...).Group()) == 0 {
		return f
	}
	o := output{frame: &f, buf: append([]byte(nil), f.written...)}
	if o.members(attrs) {
		f.written, f.opened = o.buf, len(f.groups)
	}
	return f
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
	o.rest(r)
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

// separate writes what stands between two attributes.
func (o *output) separate() {
	n := len(o.buf)
	switch {
	case n == 0 || o.json && o.buf[n-1] == '{':
	case o.json:
		o.buf = append(o.buf, ',')
	default:
		o.buf = append(o.buf, ' ')
	}
}

// rest writes the attributes of WithAttrs and those of the record.
func (o *output) rest(r Record) {
	if len(o.written) > 0 {
		o.separate()
		o.buf = append(o.buf, o.written...)
	}
	open := o.opened
	if len(r.attrs) > 0 && o.members(r.attrs) {
		open = len(o.groups)
	}
	for ; o.json && open > 0; open-- {
		o.buf = append(o.buf, '}')
	}
}

// members writes attributes into the groups of WithGroup; nothing, if there
// is none to write.
func (o *output) members(attrs []Attr) (any bool) {
	before, prefix := len(o.buf), ""
	for i, group := range o.groups {
		prefix += group + "."
		if i >= o.opened {
			o.open(group)
		}
	}
	for _, a := range attrs {
		any = o.attr(append([]string{}, o.groups...), prefix, a) || any
	}
	if !any {
		o.buf = o.buf[:before]
	}
	return any
}

// open begins a group.
func (o *output) open(group string) {
	if o.json {
		o.separate()
		o.buf = append(appendJSON(o.buf, group), ':', '{')
	}
}

// attr writes an attribute and reports whether there is one; groups are those
// around it, nil for what every record has.
func (o *output) attr(groups []string, prefix string, a Attr) bool {
	a.Value = a.Value.Resolve()
	if replace := o.options.ReplaceAttr; replace != nil && a.Value.Kind() != KindGroup {
		a = replace(groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return false
	}
	if source, ok := a.Value.any.(*Source); ok && o.json {
		a.Value = source.group()
	}
	if group, ok := a.Value.any.([]Attr); ok {
		return o.group(groups, prefix, a.Key, group)
	}
	o.separate()
	if o.json {
		o.buf = append(appendJSON(o.buf, a.Key), ':')
	} else {
		o.text(prefix + a.Key)
		o.buf = append(o.buf, '=')
	}
	o.value(a.Value)
	return true
}

func (o *output) group(groups []string, prefix, key string, attrs []Attr) (any bool) {
	if len(attrs) == 0 {
		return true
	}
	before := len(o.buf)
	if key != "" {
		if groups != nil {
			groups = append(groups[:len(groups):len(groups)], key)
		}
		prefix += key + "."
		o.open(key)
	}
	for _, a := range attrs {
		any = o.attr(groups, prefix, a) || any
	}
	if !any {
		o.buf = o.buf[:before]
	} else if o.json && key != "" {
		o.buf = append(o.buf, '}')
	}
	return any
}

// value writes a value; a method of it that panics does not end the program.
func (o *output) value(v Value) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		text := fmt.Sprintf("!PANIC: %v", r)
		if p := reflect.ValueOf(v.any); p.Kind() == reflect.Pointer && p.IsNil() {
			text = "<nil>"
		}
		if o.json {
			o.buf = appendJSON(o.buf, text)
		} else {
			o.text(text)
		}
	}()
	if o.json {
		o.jsonValue(v)
	} else {
		o.plain(v)
	}
}

// text writes s, quoted if it would be misread otherwise.
func (o *output) text(s string) {
	quote := s == ""
	for _, r := range s {
		if r == ' ' || r == '"' || r == '=' || r == unicode.ReplacementChar || !unicode.IsPrint(r) && r != 0x7F {
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

// plain writes a value as the text handler does.
func (o *output) plain(v Value) {
	switch x := v.any.(type) {
	case time.Time:
		o.text(x.Format(millis))
		return
	case *Source:
		o.text(fmt.Sprintf("%s:%d", x.File, x.Line))
		return
	case encoding.TextMarshaler:
		b, err := x.MarshalText()
		if err != nil {
			b = []byte("!ERROR:" + err.Error())
		}
		o.text(string(b))
		return
	}
	if v.Kind() != KindAny {
		o.text(v.String())
	} else if r := reflect.ValueOf(v.any); r.Kind() == reflect.Slice && r.Type().Elem().Kind() == reflect.Uint8 {
		o.buf = strconv.AppendQuote(o.buf, string(r.Bytes()))
	} else {
		o.text(fmt.Sprintf("%+v", v.any))
	}
}

func (o *output) jsonValue(v Value) {
	switch x := v.any.(type) {
	case time.Time:
		if year := x.Year(); year < 0 || year > 9999 {
			o.buf = appendJSON(o.buf, "!ERROR:time.Time year outside of range [0,9999]")
			return
		}
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
func (h *TextHandler) WithAttrs(attrs []Attr) Handler              { return &TextHandler{h.withAttrs(attrs)} }
func (h *TextHandler) WithGroup(name string) Handler               { return &TextHandler{h.withGroup(name)} }

// A JSONHandler writes records as JSON objects, one a line.
type JSONHandler struct{ frame }

// NewJSONHandler writes to w.
func NewJSONHandler(w io.Writer, options *HandlerOptions) *JSONHandler {
	return &JSONHandler{newFrame(w, options, true)}
}

func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }
func (h *JSONHandler) Handle(_ context.Context, r Record) error    { return h.handle(r) }
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler              { return &JSONHandler{h.withAttrs(attrs)} }
func (h *JSONHandler) WithGroup(name string) Handler               { return &JSONHandler{h.withGroup(name)} }

// plainHandler is the default: a line of package log.
type plainHandler struct{ frame }

func (h *plainHandler) Enabled(_ context.Context, level Level) bool { return level >= logLevel.Level() }

func (h *plainHandler) Handle(_ context.Context, r Record) error {
	o := output{frame: &h.frame, buf: []byte(r.Level.String() + " " + r.Message)}
	o.rest(r)
	return log.Output(4, string(o.buf))
}

func (h *plainHandler) WithAttrs(attrs []Attr) Handler { return &plainHandler{h.withAttrs(attrs)} }
func (h *plainHandler) WithGroup(name string) Handler  { return &plainHandler{h.withGroup(name)} }
