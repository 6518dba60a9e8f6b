// SPDX-License-Identifier: MIT
// since: 1.23

// Names that few programs use.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode"
)

type level int

func (l level) MarshalText() ([]byte, error) { return []byte(strings.Repeat("+", int(l))), nil }

func (l *level) UnmarshalText(text []byte) error {
	if strings.Trim(string(text), "+") != "" {
		return errors.New("not a level")
	}
	*l = level(len(text))
	return nil
}

type memory []byte

func (m memory) WriteAt(p []byte, off int64) (int, error) { return copy(m[off:], p), nil }

func environment() {
	os.Clearenv()
	fmt.Println(os.Setenv("A", "1"), os.Setenv("B", "two"), os.Setenv("A", "3"), os.Setenv("", "x"), os.Setenv("a=b", "x"))
	fmt.Println(os.Environ(), os.Getenv("A"), os.Getenv("C"))
	value, ok := os.LookupEnv("B")
	fmt.Println(value, ok, os.Unsetenv("B"), os.Environ())
	for _, s := range []string{"$A", "${A}b", "$A_", "$", "$$", "${", "${}x", "$*x", "${*}", "a$Ab$A", "$1x", "${A", "% $ %", "$A$", "no"} {
		fmt.Printf("%q ", os.ExpandEnv(s))
	}
	fmt.Println(os.Expand("$x-${y z}", strings.ToUpper))
}

func mistakes() {
	err := os.NewSyscallError("open", syscall.EACCES)
	fmt.Println(err, os.IsPermission(err), os.IsExist(err), errors.Is(err, os.ErrPermission), os.IsTimeout(err))
	fmt.Println(os.NewSyscallError("x", nil), syscall.EINVAL, syscall.Errno(22) == syscall.EINVAL, os.IsPathSeparator('/'))
}

func cases() {
	tr := unicode.TurkishCase
	fmt.Println(strings.ToUpperSpecial(tr, "istanbul ılık"), strings.ToLowerSpecial(tr, "ISTANBUL İI"), strings.ToTitleSpecial(tr, "iı"))
	special := unicode.SpecialCase{{Lo: 'a', Hi: 'd', Delta: [unicode.MaxCase]rune{unicode.UpperLower, unicode.UpperLower, unicode.UpperLower}}}
	fmt.Println(strings.ToUpperSpecial(special, "abcdef"), strings.ToLowerSpecial(special, "abcdEF"))
	fmt.Println(len(unicode.Categories), unicode.Is(unicode.Scripts["Thai"], 'ก'), unicode.Is(unicode.Yi, 'ꀀ'), unicode.In('ё', unicode.Cyrillic, unicode.Han))
}

func main() {
	environment()
	mistakes()
	cases()
	var l level
	set := flag.NewFlagSet("test", flag.ContinueOnError)
	set.SetOutput(os.Stdout)
	set.TextVar(&l, "level", level(2), "how `loud`")
	set.PrintDefaults()
	fmt.Println(l, set.Parse([]string{"-level", "+++"}), l, set.Lookup("level").Value)
	fmt.Println(set.Parse([]string{"-level=x"}) != nil)
	m := make(memory, 10)
	w := io.NewOffsetWriter(m, 2)
	w.Write([]byte("ab"))
	w.Write([]byte("cd"))
	w.WriteAt([]byte("Z"), 1)
	at, err := w.Seek(5, io.SeekStart)
	w.Write([]byte("e"))
	fmt.Printf("%q %d %v\n", m, at, err)
	_, off, n := io.NewSectionReader(strings.NewReader("abcdef"), 1, 3).Outer()
	fmt.Println(off, n, string(strconv.AppendQuoteRuneToGraphic(nil, '☺')))
	p, q := rand.NewPCG(1, 2), rand.NewPCG(0, 0)
	p.Uint64()
	state, _ := p.MarshalBinary()
	fmt.Printf("%q %v %v\n", state, q.UnmarshalBinary(state), q.UnmarshalBinary(nil))
	fmt.Println(p.Uint64() == q.Uint64(), time.Duration(0).Abs())
}
