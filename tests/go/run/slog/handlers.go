// Text and JSON handlers: levels, groups, attributes, replacing.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"
)

type user struct {
	ID   int
	name string
}

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.String("name", u.name))
}

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func main() {
	level := new(slog.LevelVar)
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: noTime}
	for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, options), slog.NewJSONHandler(os.Stdout, options)} {
		level.Set(slog.LevelInfo)
		l := slog.New(h)
		l.Info("hello", "n", 1, "s", "two words", "q", `a"b`, "empty", "", "f", 1.5, "b", true, "nil", nil)
		l.Debug("hidden")
		level.Set(slog.LevelDebug)
		l.Debug("shown", "d", 1500*time.Millisecond, "t", time.Date(2020, 1, 2, 3, 4, 5, 6e6, time.UTC))
		l.Warn("warn", "err", errors.New("it failed"), "list", []int{1, 2}, "map", map[string]int{"a": 1}, "struct", struct{ X, Y int }{1, 2})
		l.Error("bad args", "key", 1, 2, "odd")
		l.With("a", 1).WithGroup("g").With("b", 2).Info("nested", "c", 3, slog.Group("h", "d", 4, slog.Group("empty")))
		l.WithGroup("g").WithGroup("h").Info("empty groups")
		l.Info("group", slog.Group("", "inline", 1), slog.Group("req", slog.String("method", "GET"), slog.Int("size", 5)))
		l.Info("valuer", "user", user{7, "ann"}, "pw", secret("x"))
		l.Log(context.Background(), slog.LevelInfo+2, "odd level")
		l.LogAttrs(context.Background(), slog.LevelError+1, "attrs", slog.Uint64("u", 9), slog.Any("x", [2]bool{true}), slog.Any("bytes", []byte("hi")))
		l.Info("a=b \n tab\t", "key with space", "x=y", "html", "<a&b>", "uni", "é世")
		fmt.Println(l.Enabled(context.Background(), slog.LevelDebug), l.Enabled(context.Background(), -8))
	}
	fmt.Println(slog.LevelDebug, slog.LevelInfo+1, slog.LevelWarn-1, slog.LevelError+5, slog.Level(-10))
	fmt.Println(slog.Int("a", 1), slog.Group("g", "x", 1, "y", "z"), slog.AnyValue(3).Kind(), slog.AnyValue("s").Kind(), slog.AnyValue(user{}).Kind())
	r := slog.NewRecord(time.Time{}, slog.LevelInfo, "record", 0)
	r.Add("k", 1)
	r.AddAttrs(slog.Bool("b", false))
	r.Attrs(func(a slog.Attr) bool { fmt.Println(a, a.Value.Kind()); return true })
	slog.NewTextHandler(os.Stdout, nil).Handle(context.Background(), r)
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, options)))
	slog.Info("default", "k", "v")
	slog.With("w", 1).Warn("with")
}
