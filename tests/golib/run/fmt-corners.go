// since: 1.23
// What is rarely written: verbs at the end, %w out of place, lists of reflect.Values, and
// input that stops or differs where a format goes on.
package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

type echo struct{}

func (echo) Format(s fmt.State, verb rune) { fmt.Fprint(s, fmt.FormatString(s, verb)) }

type (
	letters []byte
	wave    complex64
	bigWave complex128
	ratio   float32
)

func main() {
	formats()
	matching()
	numbers()
}

func formats() {
	p := func(format string, args ...any) { fmt.Printf("%-10q", format); fmt.Printf(format, args...); fmt.Println("|") }
	p("%.", 3)
	p("%5.", 3)
	p("%.[]", 3)
	p("%+[]", 3)
	p("%[]d", 3)
	p("%-08v", echo{})
	p("%0-8v", echo{})
	p("%+-# 0.3d", echo{})
	p("%-08d", 42)
	p("%.2T", nil)
	p("%8T", nil)
	p("%#v", []byte{})
	p("%#v", reflect.ValueOf([]byte{}))
	p("%#v", reflect.ValueOf([]byte{1}))
	p("%#v", &[]byte{1})
	p("%#v", errors.New("text"))
	p("%+v", errors.New("text"))
	p("%w", []int(nil))
	p("%w", []byte{1, 2})
	p("%#w", []byte(nil))
	p("%w", letters(nil))
	p("%w", [0]int{})
}

func matching() {
	var s string
	var n int
	for _, c := range [][2]string{
		{"X 27X", "X %s X"}, {"X27X", "X%sX"}, {"27", "%d%%"}, {"27%", "%d%%"}, {"27 %", "%d %%"},
		{"%27", "%%%d"}, {" %27", "%%%d"}, {"  %27", "%3%%d"}, {"27", "%3%%d"}, {"27", "x%d"},
		{"27", "%d x"}, {"27 ", "%d x"}, {"27", ""}, {"27", "%d %d"}, {"27", "%"}, {"27", "%d%"},
	} {
		var got int
		var err error
		if strings.Contains(c[1], "%s") {
			got, err = fmt.Sscanf(c[0], c[1], &s)
		} else {
			got, err = fmt.Sscanf(c[0], c[1], &n)
		}
		fmt.Printf("%q %q: %d %v\n", c[0], c[1], got, err)
	}
	r := strings.NewReader("4g rest")
	_, err := fmt.Fscanf(r, "%U", &n)
	rest, _ := io.ReadAll(r)
	fmt.Printf("%v, left %q\n", err, rest)
}

func numbers() {
	for _, text := range []string{"2.3p2", "-1p+66", "3p-66", "1p", "1px", "1.5", "0x1p4", ""} {
		var f float64
		n, err := fmt.Sscan(text, &f)
		fmt.Println(text, n, f, err)
	}
	var l letters
	var w wave
	var b bigWave
	var r ratio
	var c rune
	fmt.Println(fmt.Sscanf(`"quoted" 11+6e1i -11.+7e+1i 1.5`, "%q %g %g %g", &l, &w, &b, &r))
	fmt.Println(string(l), w, b, r)
	fmt.Println(fmt.Sscanf("", "%c", &c))
	fmt.Println(fmt.Sscanf("", "%t", new(float64)))
	fmt.Println(fmt.Sscanf("1", "%x", new(complex64)))
	fmt.Println(fmt.Sscanf("1", "%x", &r))
}
