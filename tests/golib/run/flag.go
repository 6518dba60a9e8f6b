// Flags of all kinds, good and bad arguments, help.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error {
	if s == "bad" {
		return errors.New("bad element")
	}
	*l = append(*l, s)
	return nil
}

func parse(args ...string) {
	fs := flag.NewFlagSet("tool", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	b := fs.Bool("b", false, "a `switch`")
	verbose := fs.Bool("verbose", true, "say more")
	i := fs.Int("i", 7, "an int\non two lines")
	i64 := fs.Int64("big", 0, "a big int")
	u := fs.Uint("u", 1, "an unsigned")
	s := fs.String("s", "dflt", "a `name` for it")
	f := fs.Float64("f", 0, "a float")
	d := fs.Duration("wait", time.Second, "how long")
	var l list
	fs.Var(&l, "l", "a list")
	fs.Func("fn", "a function", func(s string) error {
		if s == "no" {
			return errors.New("refused")
		}
		return nil
	})
	err := fs.Parse(args)
	fmt.Println(*b, *verbose, *i, *i64, *u, *s, *f, *d, l, "|", fs.Args(), fs.NArg(), fs.NFlag(), fs.Arg(0), fs.Arg(9), err, err == flag.ErrHelp)
	fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println(fs.Lookup("i").DefValue, fs.Lookup("zz") == nil, fs.Parsed(), fs.Name())
}

func main() {
	parse()
	parse("-b", "-i=3", "--s", "text", "-f", "2.5", "-wait=1m", "rest", "-b")
	parse("-b=false", "-verbose=0", "-l", "x", "-l=y", "--", "-i", "9")
	parse("-i", "0x10", "-big", "-5", "-u=8", "-")
	parse("-i", "abc")
	parse("-i", "99999999999999999999")
	parse("-b=maybe")
	parse("-wait", "soon")
	parse("-l", "bad")
	parse("-fn", "no")
	parse("-fn", "yes")
	parse("-nosuch")
	parse("-s")
	parse("---x")
	parse("-=x")
	parse("-h")
	parse("-help")
	fs := flag.NewFlagSet("", flag.PanicOnError)
	fs.SetOutput(os.Stdout)
	fs.Int("x", 0, "")
	for _, f := range []func(){func() { fs.Int("x", 1, "again") }, func() { fs.Parse([]string{"-y"}) }, func() { fs.Int("-z", 0, "") }, func() { fs.Int("a=b", 0, "") }} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			f()
		}()
	}
	fmt.Println(fs.Set("x", "5"), fs.Set("q", "5"), fs.Lookup("x").Value)
	flag.CommandLine.SetOutput(os.Stdout)
	n := flag.Int("n", 3, "the number")
	flag.Parse()
	fmt.Println(*n, flag.NArg(), flag.NFlag(), flag.Parsed())
}
