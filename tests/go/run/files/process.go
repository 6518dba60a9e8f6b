// SPDX-License-Identifier: MIT
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

type MyErr struct{ Code int }

func (e *MyErr) Error() string   { return fmt.Sprint("code ", e.Code) }
func (e *MyErr) Is(t error) bool { _, ok := t.(*MyErr); return ok }
func main() {
	n := flag.Int("n", 3, "count")
	flag.Parse()
	r := bufio.NewReader(os.Stdin)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v %d %v\n", line, err, *n, flag.NArg())
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "through the pipe"); pw.Close() }()
	b, _ := io.ReadAll(io.TeeReader(io.LimitReader(pr, 7), io.Discard))
	fmt.Println(string(b))
	fmt.Println(io.MultiReader(strings.NewReader("a"), strings.NewReader("b")) != nil, filepath.Base(os.Args[0]) != "")
	fmt.Println(time.Date(2024, 2, 30, 25, 0, 0, 0, time.UTC).Format(time.RFC1123), time.Duration(90*time.Second), time.Unix(0, 0).UTC())
	d, err := time.ParseDuration("1h15m30.5s")
	fmt.Println(d, err)
	tm, err := time.Parse("2006-01-02", "2024-13-01")
	fmt.Println(tm.IsZero(), err)
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.NumGoroutine(), runtime.Version() != "", debug.SetGCPercent(100))
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		if a.Key == "time" {
			return slog.Attr{}
		}
		return a
	}}))
	l.With("a", 1).WithGroup("g").Info("hello", "b", "c d", slog.Duration("d", time.Second))
	l2 := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		if a.Key == "time" {
			return slog.Attr{}
		}
		return a
	}}))
	l2.Debug("x", "err", errors.New("bad"), "g", slog.GroupValue(slog.Int("i", 1)))
	e := fmt.Errorf("a: %w, %w", &MyErr{1}, io.EOF)
	var me *MyErr
	fmt.Println(errors.Is(e, io.EOF), errors.As(e, &me), me.Code, errors.Is(e, &MyErr{5}), errors.Join(e, nil, io.EOF))
	defer fmt.Println("deferred")
	func() { defer func() { fmt.Println("rec", recover()) }(); panic(e) }()
}
