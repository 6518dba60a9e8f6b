// since: 1.23
// Handlers of log/slog: groups that stay empty, attributes written once, values that replace
// themselves, panic or have no JSON; levels by name; package log on both sides.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"math"
	"os"
	"strings"
	"time"
)

type counting struct{ n *int }

func (c counting) LogValue() slog.Value {
	*c.n++
	return slog.GroupValue(slog.Int("calls", *c.n), slog.Group("deep", slog.Bool("yes", true)))
}

type forever struct{}

func (f forever) LogValue() slog.Value { return slog.AnyValue(f) }

type bad struct{}

func (*bad) Error() string               { panic("no text") }
func (bad) MarshalText() ([]byte, error) { return nil, errors.New("no way") }

type pair struct {
	A int
	B string
}

func quiet(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func both(options slog.HandlerOptions, f func(*slog.Logger)) {
	if options.ReplaceAttr == nil {
		options.ReplaceAttr = quiet
	}
	f(slog.New(slog.NewTextHandler(os.Stdout, &options)))
	f(slog.New(slog.NewJSONHandler(os.Stdout, &options)))
}

func main() {
	both(slog.HandlerOptions{}, groups)
	both(slog.HandlerOptions{}, values)
	replacing()
	places()
	levels()
	records()
	oldLog()
}

func groups(l *slog.Logger) {
	l.Info("m")
	l.WithGroup("g").Info("empty group")
	l.WithGroup("g").With("a", 1).Info("m")
	l.WithGroup("g").With("a", 1).WithGroup("h").Info("m")
	l.WithGroup("g").With("a", 1).WithGroup("h").Info("m", "b", 2)
	l.With("a", 1).WithGroup("g").WithGroup("h").With("b", 2).With("c", 3).Info("m", "d", 4)
	l.WithGroup("g").With(slog.Group("e")).Info("m", slog.Group("f"))
	l.Info("m", slog.Group("g", slog.Int("a", 1), slog.Group("", slog.Int("b", 2)), slog.Group("h")), "c", 3)
	l.Info("m", slog.Attr{}, "a", "b", slog.Group("g", slog.Attr{}))
	l.WithGroup("").With().Info("m", "key")
	l.Info("m", 1, 2, "a")
	n := 0
	once := l.With("count", counting{&n})
	once.Info("one")
	once.Info("two", "count", counting{&n})
}

func values(l *slog.Logger) {
	l.Info("strings", "plain", "x", "space", "a b", "empty", "", "quote", `"`, "eq", "a=b", "back", `\`, "del", "\x7f",
		"nl", "a\nb", "bytes", []byte("by te"), "uni", "é\u2028\u00a0", "bad", "\xff", "html", "<&>", "brace", "{", "key with space", 1)
	l.Info("numbers", "i", -1, "u", uint8(200), "f", 1.5, "big", 1e21, "f32", float32(0.1), "d", time.Second, "t",
		time.Date(2020, 1, 2, 3, 4, 5, 6e6, time.UTC), "b", true, "nil", nil)
	l.Info("floats", "nan", math.NaN(), "inf", math.Inf(1))
	l.Info("any", "struct", pair{1, "x"}, "ptr", &pair{2, "y z"}, "map", map[string]int{"b": 1, "a": 2}, "slice", []string{"a", "b"},
		"err", errors.New("an error"), "level", slog.LevelWarn, "attrs", []slog.Attr{slog.Int("x", 1)}, "raw", json.RawMessage(`{"a": 1}`))
	l.Info("bad", "text", bad{}, "panics", &bad{}, "nil", (*bad)(nil), "chan", slog.AnyValue(func() {}).Kind(), "loops", forever{})
	if l.Handler() != nil {
		l.Info("func", "json", slog.AnyValue(make(chan int)).Kind().String())
	}
}

func replacing() {
	both(slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		fmt.Println("  replace", groups, groups == nil, a.Key)
		switch a.Key {
		case slog.TimeKey, "drop":
			return slog.Attr{}
		case slog.LevelKey:
			return slog.String("sev", "low")
		case slog.MessageKey:
			return slog.Any("m", counting{new(int)})
		}
		return a
	}}, func(l *slog.Logger) {
		l = l.With("a", 1).WithGroup("g").With("drop", 2)
		fmt.Println("made")
		l.Info("m", "drop", 3)
		l.Info("m", "c", slog.GroupValue(slog.Int("d", 1)))
	})
}

func places() {
	both(slog.HandlerOptions{AddSource: true, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if s, ok := a.Value.Any().(*slog.Source); ok {
			s.File = s.File[strings.LastIndexByte(s.File, 47)+1:]
		}
		return quiet(groups, a)
	}}, func(l *slog.Logger) { l.Info("here") })
}

func levels() {
	for _, s := range []string{"info", "WARN+2", "Error-8", "debug", "warn+", "loud", "", "info+x"} {
		var l slog.Level
		err := l.UnmarshalText([]byte(s))
		text, _ := l.MarshalText()
		fmt.Println(s, l, string(text), err)
	}
	var v slog.LevelVar
	fmt.Println(v.UnmarshalText([]byte("error")), &v, json.Unmarshal([]byte(`"Warn"`), new(slog.Level)))
	out, err := json.Marshal(map[string]any{"l": slog.LevelDebug, "v": slog.Level(3)})
	fmt.Println(string(out), err)
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: &v, ReplaceAttr: quiet}))
	l.Warn("hidden")
	v.Set(slog.LevelDebug - 1)
	l.Log(context.Background(), slog.LevelDebug-1, "shown")
	fmt.Println(l.Enabled(context.Background(), -6))
}

func records() {
	try := func(f func()) {
		defer func() { fmt.Println(recover()) }()
		f()
	}
	try(func() { slog.IntValue(1).Bool() })
	try(func() { slog.StringValue("s").Group() })
	try(func() { slog.BoolValue(true).Time() })
	try(func() { slog.New(nil) })
	r := slog.NewRecord(time.Time{}, slog.LevelInfo, "m", 0)
	r.Add("a", 1, slog.Group("empty"), "b")
	copied := r.Clone()
	r.AddAttrs(slog.Int("c", 3))
	fmt.Println(r.NumAttrs(), copied.NumAttrs())
	r.Attrs(func(a slog.Attr) bool { fmt.Println(a); return a.Key != "!BADKEY" })
	slog.NewJSONHandler(os.Stdout, nil).Handle(context.Background(), r)
	fmt.Println(slog.Any("g", []slog.Attr{slog.Int("a", 1)}).Value.Kind(), slog.GroupValue(slog.Int("a", 1)), slog.AnyValue(nil).Kind())
	fmt.Println(slog.GroupValue(slog.Int("a", 1)).Equal(slog.GroupValue(slog.Int64("a", 1))), slog.AnyValue(1.5).Equal(slog.Float64Value(1.5)))
}

func oldLog() {
	var out bytes.Buffer
	log.SetOutput(&out)
	log.SetFlags(log.Lshortfile)
	slog.Info("through log", "a", 1, slog.Group("g", slog.Int("b", 2)))
	slog.Debug("hidden")
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelDebug))
	slog.Debug("shown")
	slog.With("x", 1).WithGroup("g").Warn("nested", "y", 2)
	log.Print("itself")
	fmt.Print(out.String())
	old := slog.NewLogLogger(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: quiet}), slog.LevelWarn)
	old.Print("old\n")
	old.SetPrefix("p: ")
	old.Printf("%d", 5)
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: quiet})))
	log.Print("as a record")
	slog.SetLogLoggerLevel(slog.LevelError)
	log.Print("as an error")
	l := log.New(os.Stdout, "pre\n", 0)
	l.Print()
	l.SetPrefix("")
	l.Print("")
	l.Print("x\n")
}
