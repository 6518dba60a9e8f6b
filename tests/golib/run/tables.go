// since: 1.23
// Tables whose last cell is empty or not ended, and outputs that fail; flags whose zero values
// have texts of their own, and flags that are set before they are defined.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"text/tabwriter"
)

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

type panicking struct{}

func (panicking) Write([]byte) (int, error) { panic("cannot write") }

type switched bool

func (s *switched) String() string   { return map[bool]string{false: "off", true: "on"}[bool(*s)] }
func (s *switched) Set(string) error { *s = true; return nil }
func (s *switched) IsBoolFlag() bool { return true }

type touchy struct{ p *int }

func (t *touchy) String() string   { return fmt.Sprint(*t.p) }
func (t *touchy) Set(string) error { return nil }

type words []string

func (w words) String() string   { return strings.Join(w, "+") }
func (w words) Set(string) error { return nil }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(regexp.MustCompile(`\S*/tables`).ReplaceAllString(fmt.Sprint(r), "tables"))
		}
	}()
	f()
}

func main() {
	for _, text := range []string{"\t", "a\t", "a\tb\t", "a\tb\t\n", "a\tb\t\nccc\tdd\t", "a\tb\n\t", "\v", "", "\n", "a\t\xffb\tc", "<b>x\ty", "a\t&amp"} {
		for _, flags := range []uint{0, tabwriter.AlignRight | tabwriter.Debug, tabwriter.FilterHTML | tabwriter.StripEscape} {
			w := tabwriter.NewWriter(os.Stdout, 4, 8, 1, '.', flags)
			fmt.Fprint(w, text)
			fmt.Println("|", w.Flush())
			fmt.Fprint(w, "x\ty")
			fmt.Println("|", w.Flush())
		}
	}
	w := tabwriter.NewWriter(failing{}, 0, 8, 1, ' ', 0)
	_, err := fmt.Fprint(w, "a\n\n\n")
	fmt.Println(err, w.Flush())
	try(func() { fmt.Fprint(tabwriter.NewWriter(panicking{}, 0, 8, 1, ' ', 0), "a\n\n") })
	try(func() {
		w := tabwriter.NewWriter(panicking{}, 0, 8, 1, ' ', 0)
		fmt.Fprint(w, "a")
		w.Flush()
	})
	flags()
}

func flags() {
	fs := flag.NewFlagSet("tool", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	on, off := switched(true), switched(false)
	n := 3
	fs.Var(&on, "on", "begins on")
	fs.Var(&off, "off", "begins off")
	fs.Var(&touchy{&n}, "touchy", "has no zero")
	fs.Var(words{}, "none", "no `word`s")
	fs.Var(words{"a", "b"}, "some", "some `word`s")
	fs.String("zero", "0", "a string")
	fs.String("empty", "", "a string")
	fs.String("false", "false", "a string")
	fs.Int("n", 0, "a number")
	fs.Duration("d", 0, "a time")
	fs.Float64("f", 0, "a float")
	fs.Bool("b", false, "a bool")
	fs.PrintDefaults()
	fmt.Println(fs.Set("late", "1"))
	try(func() { fs.Int("late", 1, "was set too early") })
	fmt.Println(flag.Set("later", "1"))
	try(func() { flag.Int("later", 1, "was set too early") })
}
